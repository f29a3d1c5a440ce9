import { beforeEach, expect, it } from 'vitest';
import { holdOrphan } from '../../src/gate/orphan.ts';
import { createPage, gateOf, type Page } from './page.ts';

/** Node has no editors: the window that gets the key stands for the box in which the text is. */
const TEXT = 'pt Maria Gonzales';

let page: Page;
let isOrphan: boolean;
let isWanted: boolean;
let isRefused: boolean;
let copied: string[];
let reloads: number;
let seenByPage: number;

class PageKeyboardEvent extends Event {
  readonly #init: { readonly key: string; readonly shiftKey?: boolean; readonly isComposing?: boolean };
  constructor(init: { readonly key: string; readonly shiftKey?: boolean; readonly isComposing?: boolean }) {
    super('keydown', { cancelable: true });
    this.#init = init;
  }
  get key(): string {
    return this.#init.key;
  }
  get shiftKey(): boolean {
    return this.#init.shiftKey ?? false;
  }
  get isComposing(): boolean {
    return this.#init.isComposing ?? false;
  }
}

function press(init: ConstructorParameters<typeof PageKeyboardEvent>[0] = { key: 'Enter' }, isTrusted = true): boolean {
  const event = Object.defineProperty(new PageKeyboardEvent(init), 'isTrusted', { value: isTrusted });
  return !page.window.dispatchEvent(event);
}

/** What the window holds: a text field, editable content, or nothing in which a person writes. */
function hold(kind: 'field' | 'rich' | 'none'): void {
  Object.assign(page.window, {
    ...{
      field: { localName: 'textarea', value: TEXT },
      rich: { localName: 'div', isContentEditable: true, innerText: TEXT },
      none: { localName: 'button', value: TEXT, isContentEditable: false, innerText: TEXT },
    }[kind],
    confirm: () => isWanted,
    location: { href: 'https://chat.example/', reload: () => void (reloads += 1) },
  });
  Object.assign(page.window.navigator, {
    clipboard: {
      writeText: async (text: string) => {
        if (isRefused) throw new DOMException('no activation', 'NotAllowedError');
        copied.push(text);
      },
    },
  });
  holdOrphan(gateOf(page.window), () => isOrphan)();
  page.window.addEventListener('keydown', () => (seenByPage += 1));
}

async function outcome(): Promise<object> {
  await new Promise((resolve) => setTimeout(resolve));
  return { copied, reloads, seenByPage };
}

beforeEach(() => {
  page = createPage();
  isOrphan = true;
  isWanted = true;
  isRefused = false;
  copied = [];
  reloads = 0;
  seenByPage = 0;
});

it.each(['field', 'rich'] as const)('holds Enter in a %s, copies the text, then loads the page again', async (kind) => {
  hold(kind);
  expect(press()).toBe(true);
  expect(await outcome()).toEqual({ copied: [TEXT], reloads: 1, seenByPage: 0 });
});

it('leaves the text where it is when the person says no', async () => {
  isWanted = false;
  hold('field');
  expect(press()).toBe(true);
  expect(await outcome()).toEqual({ copied: [], reloads: 0, seenByPage: 0 });
});

it('leaves the text where it is when the clipboard refuses', async () => {
  isRefused = true;
  hold('field');
  expect(press()).toBe(true);
  expect(await outcome()).toEqual({ copied: [], reloads: 0, seenByPage: 0 });
});

it('asks nothing that the page puts in the place of prompt, clipboard or reload later', async () => {
  hold('field');
  page.window.confirm = () => false;
  Object.assign(page.window.navigator.clipboard, { writeText: async () => undefined });
  Object.assign(page.window.location, { reload: () => undefined });
  press();
  expect(await outcome()).toEqual({ copied: [TEXT], reloads: 1, seenByPage: 0 });
});

it('lets every other key go its way, what the page makes up, and everything while a guard answers', async () => {
  hold('field');
  expect(press({ key: 'a' })).toBe(false);
  expect(press({ key: 'Enter', shiftKey: true })).toBe(false);
  expect(press({ key: 'Enter', isComposing: true })).toBe(false);
  expect(press({ key: 'Enter' }, false)).toBe(false);
  isOrphan = false;
  expect(press()).toBe(false);
  expect(await outcome()).toEqual({ copied: [], reloads: 0, seenByPage: 5 });
});

it('lets Enter go where nobody writes', async () => {
  hold('none');
  expect(press()).toBe(false);
  expect(await outcome()).toEqual({ copied: [], reloads: 0, seenByPage: 1 });
});
