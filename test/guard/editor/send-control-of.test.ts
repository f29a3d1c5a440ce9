// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { composerOf } from '../../../src/guard/editor/composer-of.ts';
import { sendControlOf } from '../../../src/guard/editor/send-control-of.ts';
import { find, place, siteWith } from './page.ts';

afterEach(() => document.body.replaceChildren());

function pressed(selector: string, site = siteWith({})): HTMLElement | null {
  const composer = composerOf(find('textarea, [contenteditable="true"]'), site);
  let control: HTMLElement | null = null;
  window.addEventListener('click', (event) => (control = sendControlOf(event, site, composer)), {
    capture: true,
    once: true,
  });
  find(selector).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
  return control;
}

/** A composer of 500 by 60 pixels with buttons of 32 pixels in the row below, in the order given. */
function page(buttons: string, attributes = ''): void {
  document.body.innerHTML = `<main ${attributes}><textarea></textarea><div class="row">${buttons}</div></main><aside><button id="far">→</button></aside>`;
  place(find('textarea'), 100, 600, 500, 60);
  document.querySelectorAll('.row > *').forEach((button, index) => place(button, 100 + index * 120, 662, 32, 32));
  place(find('#far'), 1200, 900, 32, 32);
}

describe('by the site', () => {
  test('a selector decides; what is inside the button counts as the button', () => {
    page('<button class="go"><i id="icon"></i></button><button id="mic"></button>');
    expect(pressed('#icon', siteWith({ send: ['.go'] }))).toBe(find('.go'));
  });
});

describe('by what it says', () => {
  test.each([
    'aria-label="Send message"',
    'aria-label="Senden"',
    'title="Envoyer"',
    'aria-label="Enviar mensaje"',
    'aria-label="送信"',
    'aria-label="发送"',
    'aria-label="Nachricht senden"',
    'aria-label="Отправить"',
    'data-testid="chat-submit"',
    'id="sendButton"',
    'class="composerSend_btn"',
  ])('%s sends', (attributes) => {
    page(`<button type="button" ${attributes}>xyz</button><button id="last"></button>`);
    expect(pressed('.row > *')).toBe(find('.row > *'));
  });

  test.each(['aria-label="Attach file"', 'aria-label="Send feedback"', 'title="Dictate"', 'aria-label="Sender info"'])(
    '%s does not',
    (attributes) => {
      page(`<button type="button" ${attributes}></button><button id="last"></button>`);
      expect(pressed('.row > *')).toBeNull();
    },
  );

  test('saving sends in an edit box only', () => {
    page('<button id="save">Save</button><button id="other">Cancel it</button>');
    expect(pressed('#save', siteWith({ composer: ['textarea'] }))).toBeNull();
    expect(pressed('#save', siteWith({ edit: ['textarea'] }))).toBe(find('#save'));
  });
});

describe('by what it does', () => {
  test('submits the form of the composer, not another one', () => {
    document.body.innerHTML =
      '<form><textarea></textarea><button id="mine">Okay then</button></form><form><button id="other">Okay then</button></form>';
    place(find('textarea'), 100, 600, 500, 60);
    expect(pressed('#mine')).toBe(find('#mine'));
    expect(pressed('#other')).toBeNull();
  });
});

describe('by where it stands, with every name gone', () => {
  test('the last icon button beside the composer sends, the others do not', () => {
    page('<button id="b1"></button><button id="b2"></button><button id="b3"></button>');
    expect(pressed('#b3')).toBe(find('#b3'));
    expect(pressed('#b1')).toBeNull();
    expect(pressed('#far')).toBeNull();
  });

  test('from right to left the last one stands left', () => {
    page('<button id="b1"></button><button id="b2"></button>');
    find('textarea').style.direction = 'rtl';
    expect(pressed('#b1')).toBe(find('#b1'));
    expect(pressed('#b2')).toBeNull();
  });

  test('a clickable box without a role counts, a box that is not clickable does not', () => {
    page('<div id="b1" style="cursor: pointer"><svg></svg></div>');
    expect(pressed('#b1')).toBe(find('#b1'));
    find('#b1').style.cursor = 'default';
    expect(pressed('#b1')).toBeNull();
  });
});
