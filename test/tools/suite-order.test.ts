import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ORDER } from '../../tools/test/suite-order.ts';

describe('the order of the browser suites', () => {
  it('names every suite once', () => {
    const suites = readdirSync(fileURLToPath(new URL('../browser/', import.meta.url)))
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => `browser/${file}`);
    expect(ORDER.toSorted()).toEqual(suites.toSorted());
  });
});
