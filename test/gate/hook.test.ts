import { expect, it } from 'vitest';
import { replaceMember } from '../../src/gate/hook.ts';
import { createPage, gateOf } from './page.ts';

class Picture {
  url = '';
  get src(): string {
    return this.url;
  }
  set src(url: string) {
    this.url = url;
  }
  get width(): number {
    return 1;
  }
  decode(_first: string, _second: string): void {}
}

function hooked(name: 'src' | 'width' | 'decode' | 'bare') {
  const page = createPage();
  const window = Object.assign(page.window, { Picture: class extends Picture {} });
  const own = Object.getOwnPropertyDescriptors(Picture.prototype) as PropertyDescriptorMap;
  const bare = () => 'bare';
  for (const key of ['name', 'length']) Reflect.deleteProperty(bare, key);
  Object.defineProperties(window.Picture.prototype, { ...own, bare: { value: bare, configurable: true } });
  replaceMember(gateOf(window), 'Picture', name, (given, run) => run(given));
  return Object.getOwnPropertyDescriptor(window.Picture.prototype, name);
}

it('keeps the name and the length that a page sees', () => {
  const seen = [hooked('src')?.set, hooked('src')?.get, hooked('width')?.get, hooked('decode')?.value as () => void];
  expect(seen.map((shown) => [shown?.name, shown?.length])).toEqual([
    ['set src', 1],
    ['get src', 0],
    ['get width', 0],
    ['decode', 2],
  ]);
});

it('replaces a function from which the page took name and length', () => {
  const { value } = hooked('bare') ?? {};
  expect((value as () => string)()).toBe('bare');
});
