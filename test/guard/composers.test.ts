// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { createComposers } from '../../src/guard/composers.ts';
import type { Composer } from '../../src/guard/editor/composer.ts';

/** A search box of a page that draws a new one for each search. */
function field(text: string): Composer {
  const node = document.createElement('input');
  document.body.append(node);
  return { node, read: () => text, caret: () => text.length } as unknown as Composer;
}

it('forgets fields that a page has taken away, oldest first, and none that stands there', () => {
  const composers = createComposers(() => 0);
  const standing = field('text of the field that stays');
  composers.readField(standing);
  for (let i = 0; i < 100; i += 1) {
    const fresh = field(`text of field ${i}`);
    composers.readField(fresh);
    fresh.node.remove();
  }
  const texts = composers.views().map(({ text }) => text);
  expect(texts).toContain('text of the field that stays');
  expect(texts).toContain('text of field 99');
  expect(texts).not.toContain('text of field 1');
  // What has just gone may still be under way.
  expect(texts).toContain('text of field 79');
  expect(texts.length).toBeLessThan(40);
});
