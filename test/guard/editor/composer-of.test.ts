// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { Composer } from '../../../src/guard/editor/composer.ts';
import { composerOf, focusedComposer } from '../../../src/guard/editor/composer-of.ts';
import { setOpenRoot } from '../../../src/guard/editor/open-root.ts';
import { find, place, siteWith } from './page.ts';

afterEach(() => {
  document.body.replaceChildren();
  setOpenRoot((host) => host.shadowRoot);
});

/** The composer that a listener on the window finds for an event on `target`. */
function composerForEventAt(target: Element, site = siteWith({})): Composer | null {
  let found: Composer | null = null;
  const listener = (event: Event): void => {
    found = composerOf(event, site);
  };
  window.addEventListener('input', listener, { capture: true, once: true });
  target.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  return found;
}

describe('with selectors', () => {
  const site = siteWith({ composer: ['::broken(', '#prompt', 'textarea'], edit: ['.turn textarea'] });

  test('takes the node that the event came from, not the first match in the document', () => {
    document.body.innerHTML = '<div id="prompt" contenteditable="true"></div><textarea id="typed"></textarea>';
    const composer = composerForEventAt(find('#typed'), site);
    expect(composer?.node).toBe(find('#typed'));
    expect(composer).toMatchObject({ kind: 'textarea', purpose: 'prompt' });
  });

  test('takes the root of editable content for an event deep in it', () => {
    document.body.innerHTML = '<div id="prompt" contenteditable="true"><p>a <b>b</b></p></div>';
    const composer = composerForEventAt(find('b'), site);
    expect(composer?.node).toBe(find('#prompt'));
    expect(composer).toMatchObject({ kind: 'contenteditable', purpose: 'prompt' });
    expect(composer?.read()).toBe('a b');
  });

  test('tells an edit box from the composer', () => {
    document.body.innerHTML = '<div class="turn"><textarea></textarea></div>';
    expect(composerForEventAt(find('textarea'), site)?.purpose).toBe('edit');
  });

  test('never gives a password field, whatever the selectors say', () => {
    document.body.innerHTML = '<input type="password" id="prompt">';
    expect(composerForEventAt(find('input'), site)).toBeNull();
  });
});

describe('with every class and id renamed', () => {
  test('finds editable content and text areas of a prompt box size', () => {
    document.body.innerHTML =
      '<main><div class="x1"><div contenteditable="true" class="x2"><p>hi</p></div><button></button></div></main>';
    place(find('.x2'), 100, 600, 500, 48);
    expect(composerForEventAt(find('p'))).toMatchObject({ kind: 'contenteditable', purpose: 'unknown' });
  });

  test('finds a large text input that invites a question', () => {
    document.body.innerHTML = '<form><input placeholder="Ask me anything"><button></button></form>';
    place(find('input'), 100, 600, 500, 44);
    expect(composerForEventAt(find('input'))?.kind).toBe('textarea');
  });

  test('leaves a small search field alone', () => {
    document.body.innerHTML = '<nav><input type="search" placeholder="Search chats"><button></button></nav>';
    place(find('input'), 10, 10, 180, 28);
    expect(composerForEventAt(find('input'))).toBeNull();
  });

  test('leaves a search box of editable content alone', () => {
    document.body.innerHTML = '<search><div contenteditable="true"></div></search>';
    place(find('div'), 10, 10, 200, 28);
    expect(composerForEventAt(find('div'))).toBeNull();
  });

  test('takes a search field into which a prompt was written', () => {
    document.body.innerHTML = '<input type="text" placeholder="Search">';
    place(find('input'), 10, 10, 600, 50);
    expect(composerForEventAt(find('input'))).toBeNull();
    find('input').setAttribute('role', 'textbox');
    find('input').setAttribute('value', 'x '.repeat(60));
    expect(composerForEventAt(find('input'))).not.toBeNull();
  });

  test('does not take the one-pixel text area of an editor that draws elsewhere', () => {
    document.body.innerHTML = '<textarea role="textbox" aria-multiline="true" placeholder="Ask"></textarea>';
    place(find('textarea'), 10, 10, 1, 14);
    expect(composerForEventAt(find('textarea'))).toBeNull();
  });

  test('a small field inside the editor does not hide the editor', () => {
    document.body.innerHTML = '<div contenteditable="true"><span contenteditable="false"><input></span></div>';
    place(find('div'), 10, 10, 600, 80);
    place(find('input'), 20, 20, 60, 20);
    expect(composerForEventAt(find('input'))?.node).toBe(find('div'));
  });
});

describe('in shadow roots', () => {
  function hostWith(mode: 'open' | 'closed'): { host: HTMLElement; area: HTMLElement; root: ShadowRoot } {
    document.body.innerHTML = '<x-chat></x-chat>';
    const host = find('x-chat');
    const root = host.attachShadow({ mode });
    root.innerHTML = '<textarea></textarea>';
    place(find('textarea', root), 10, 10, 500, 60);
    return { host, area: find('textarea', root), root };
  }

  test('an open one is passed by the event', () => {
    const { area } = hostWith('open');
    expect(composerForEventAt(area)?.node).toBe(area);
  });

  test('a closed one is entered through the port, by the focus', () => {
    const { host, area, root } = hostWith('closed');
    area.focus();
    setOpenRoot((element) => (element === host ? root : null));
    expect(composerOf(host, siteWith({}))?.node).toBe(area);
  });
});

test('a closed root in a closed root is entered too', () => {
  document.body.innerHTML = '<x-app></x-app>';
  const outer = find('x-app').attachShadow({ mode: 'closed' });
  outer.innerHTML = '<x-chat></x-chat>';
  const inner = find('x-chat', outer).attachShadow({ mode: 'closed' });
  inner.innerHTML = '<textarea></textarea>';
  place(find('textarea', inner), 10, 10, 500, 60);
  const roots = new Map<Element, ShadowRoot>([
    [find('x-app'), outer],
    [find('x-chat', outer), inner],
  ]);
  setOpenRoot((host) => roots.get(host) ?? null);
  find('textarea', inner).focus();
  expect(focusedComposer(document, siteWith({}))?.node).toBe(find('textarea', inner));
});

test('the focused composer is that of the focused element', () => {
  document.body.innerHTML = '<textarea id="a"></textarea><textarea id="b"></textarea>';
  place(find('#b'), 10, 10, 500, 60);
  expect(focusedComposer(document, siteWith({}))).toBeNull();
  find('#b').focus();
  expect(focusedComposer(document, siteWith({}))?.node).toBe(find('#b'));
});
