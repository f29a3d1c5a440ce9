// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { plainComposer } from '../../../src/guard/editor/plain-composer.ts';
import { pressSend } from '../../../src/guard/editor/press.ts';

afterEach(() => document.body.replaceChildren());

function composer(html: string) {
  document.body.innerHTML = html;
  const node = document.querySelector<HTMLTextAreaElement | HTMLInputElement>('textarea, input:not([type])');
  if (!node) throw new Error('no composer');
  return plainComposer(node, 'prompt');
}

describe('a key', () => {
  const key = { ctrlKey: true, metaKey: false, code: 'NumpadEnter' };

  test('is the key that the person pressed, in every form in which editors look for it', () => {
    const box = composer('<textarea></textarea>');
    let heard: KeyboardEvent | null = null;
    window.addEventListener('keydown', (event) => (heard = event), { capture: true, once: true });
    expect(pressSend(box, { key })).toBe(heard);
    expect(heard).toMatchObject({
      key: 'Enter',
      code: 'NumpadEnter',
      keyCode: 13,
      ctrlKey: true,
      cancelable: true,
      composed: true,
    });
  });

  test('that the site takes is not followed by another event', () => {
    const box = composer('<textarea></textarea>');
    const heard: string[] = [];
    box.node.addEventListener('keydown', (event) => event.preventDefault());
    box.node.addEventListener('keypress', (event) => heard.push(event.type));
    expect(pressSend(box, { key })?.defaultPrevented).toBe(true);
    expect(heard).toEqual([]);
  });

  test('in a text input submits the form as the browser would', () => {
    const box = composer('<form><input><button></button></form>');
    let submits = 0;
    document.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      submits += 1;
    });
    pressSend(box, { key });
    expect(submits).toBe(1);
  });
});

test('a key that the site takes in a text input does not submit the form as well', () => {
  const box = composer('<form><input><button></button></form>');
  let submits = 0;
  box.node.addEventListener('keydown', (event) => event.preventDefault());
  document.querySelector('form')?.addEventListener('submit', () => (submits += 1));
  pressSend(box, { key: { ctrlKey: false, metaKey: false, code: 'Enter' } });
  expect(submits).toBe(0);
});

describe('a control', () => {
  test('is clicked once', () => {
    const box = composer('<textarea></textarea><button type="button"></button>');
    const control = document.querySelector('button') ?? document.createElement('button');
    const heard: Event[] = [];
    control.addEventListener('click', (event) => heard.push(event));
    const pressed = pressSend(box, { control });
    expect(heard).toEqual([pressed]);
  });

  test.each(['disabled', 'aria-disabled="true"'])('that is %s is not pressed', (attribute) => {
    const box = composer(`<textarea></textarea><button ${attribute}></button>`);
    expect(pressSend(box, { control: document.querySelector('button') ?? document.body })).toBeNull();
  });

  test('that the page took away is not pressed', () => {
    expect(pressSend(composer('<textarea></textarea>'), { control: document.createElement('button') })).toBeNull();
  });
});

describe('a form', () => {
  test('is submitted with its submit event, by its submitter', () => {
    const box = composer('<form><textarea></textarea><button name="requestSubmit" value="1"></button></form>');
    const form = document.querySelector('form') ?? document.createElement('form');
    const submitter = document.querySelector('button');
    let heard: SubmitEvent | null = null;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      heard = event;
    });
    expect(pressSend(box, { form, submitter })).toBe(heard);
    expect(heard).toMatchObject({ submitter });
  });

  test('is submitted without a submitter that was rendered away', () => {
    const box = composer('<form><textarea></textarea></form>');
    const form = document.querySelector('form') ?? document.createElement('form');
    let submits = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      submits += 1;
    });
    pressSend(box, { form, submitter: document.createElement('button') });
    expect(submits).toBe(1);
  });
});
