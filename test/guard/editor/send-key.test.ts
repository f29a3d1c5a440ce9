// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { plainComposer } from '../../../src/guard/editor/plain-composer.ts';
import { isSendKey } from '../../../src/guard/editor/send-key.ts';

let area: HTMLTextAreaElement;

beforeEach(() => {
  document.body.innerHTML = '<textarea></textarea><p></p>';
  area = document.querySelector('textarea') ?? document.createElement('textarea');
});

function sends(init: KeyboardEventInit, target: Element = area): boolean {
  let answer = false;
  window.addEventListener('keydown', (event) => (answer = isSendKey(event, plainComposer(area, 'unknown'))), {
    capture: true,
    once: true,
  });
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, composed: true, ...init }));
  return answer;
}

test.each([
  ['Enter', { key: 'Enter', code: 'Enter' }],
  ['Ctrl+Enter', { key: 'Enter', ctrlKey: true }],
  ['Meta+Enter', { key: 'Enter', metaKey: true }],
  ['Enter on the number block', { key: 'Enter', code: 'NumpadEnter' }],
])('%s sends', (_name, init) => {
  expect(sends(init)).toBe(true);
});

test.each([
  ['Shift+Enter', { key: 'Enter', shiftKey: true }],
  ['Alt+Enter', { key: 'Enter', altKey: true }],
  ['Enter while composing', { key: 'Enter', isComposing: true }],
  ['Enter that an input method consumes', { key: 'Enter', keyCode: 229 }],
  ['another key', { key: 'a' }],
])('%s does not', (_name, init) => {
  expect(sends(init)).toBe(false);
});

test('Enter outside the composer does not', () => {
  expect(sends({ key: 'Enter' }, document.querySelector('p') ?? document.body)).toBe(false);
});
