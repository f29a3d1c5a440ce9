// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { Composer } from '../../src/guard/editor/composer.ts';
import { reloadWithText } from '../../src/guard/reload-with-text.ts';

const TEXT = 'What is the usual dose of apixaban?';

let copied: string[];
let happened: string[];
beforeEach(() => {
  copied = [];
  happened = [];
});

/** A page in which the clipboard takes the text, or refuses it. */
function page(isRefused: boolean): Window {
  const clipboard = {
    async writeText(text: string) {
      if (isRefused) throw new DOMException('Write permission denied.', 'NotAllowedError');
      copied.push(text);
    },
  };
  return {
    navigator: { clipboard },
    location: { reload: () => void happened.push('reloaded') },
    getSelection: () => window.getSelection(),
  } as unknown as Window;
}

function box(markup: string): Composer {
  document.body.innerHTML = markup;
  const node = document.body.firstElementChild as HTMLElement;
  return { node, read: () => TEXT } as unknown as Composer;
}

const BOXES = [`<textarea>${TEXT}</textarea>`, `<div contenteditable tabindex="0">${TEXT}</div>`];

it.each(BOXES)('copies the text, then reloads (%s)', async (markup) => {
  await reloadWithText(page(false), box(markup), () => happened.push('refused'));
  expect([copied, happened]).toEqual([[TEXT], ['reloaded']]);
});

it.each(BOXES)('keeps the text selected where nothing can be copied, and says so (%s)', async (markup) => {
  const composer = box(markup);
  await reloadWithText(page(true), composer, () => happened.push('refused'));
  expect([copied, happened]).toEqual([[], ['refused']]);
  const area = composer.node as HTMLTextAreaElement;
  const selected =
    'select' in area ? area.value.slice(area.selectionStart, area.selectionEnd) : String(window.getSelection());
  expect(selected).toBe(TEXT);
});
