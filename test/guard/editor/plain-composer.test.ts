// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { plainComposer } from '../../../src/guard/editor/plain-composer.ts';

const TEXT = 'Mr John Smith, MRN 4711';
const EDITS = [
  { start: 3, end: 13, text: '[NAME_1]' },
  { start: 19, end: 23, text: '[MRN_1]' },
];
const EXPECTED = 'Mr [NAME_1], MRN [MRN_1]';
let area: HTMLTextAreaElement;

// happy-dom has no editing commands; a browser that refuses them answers false. Commands themselves are tried in real browsers.
beforeEach(() => {
  document.execCommand = () => false;
  document.body.innerHTML = '<textarea></textarea>';
  area = document.querySelector('textarea') ?? document.createElement('textarea');
  area.value = TEXT;
  area.focus();
});

test('where typing is refused the value is set and the page hears of it', async () => {
  let heard = '';
  area.addEventListener('input', () => (heard = area.value));
  area.setSelectionRange(15, 15);
  expect(await plainComposer(area, 'prompt').replace(EDITS)).toBe(true);
  expect(area.value).toBe(EXPECTED);
  expect(heard).toBe(EXPECTED);
  expect(plainComposer(area, 'prompt').caret()).toBe(13);
});

test('a page that puts its own text back is noticed, also when it does so a moment later', async () => {
  area.addEventListener('input', () => queueMicrotask(() => (area.value = TEXT)));
  expect(await plainComposer(area, 'prompt').replace(EDITS)).toBe(false);
});

test('edits that cannot be applied leave the text as it is', async () => {
  expect(await plainComposer(area, 'prompt').replace([{ start: 3, end: 99, text: 'x' }])).toBe(false);
  expect(area.value).toBe(TEXT);
});

test('the caret is nowhere while the focus is elsewhere', () => {
  area.blur();
  expect(plainComposer(area, 'prompt').caret()).toBeNull();
});
