import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTE } from '../../../src/guard/surface/palette.ts';
import { SURFACE_STYLE } from '../../../src/guard/surface/style.ts';

const tokens = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');

describe('the palette of the page side', () => {
  it.each(Object.entries(PALETTE))('%s is the colour of the tokens', (name, [light, dark]) => {
    expect(tokens).toContain(`${name}: light-dark(${light}, ${dark});`);
  });

  it('holds every colour that the style uses, and no other', () => {
    const used = new Set([...SURFACE_STYLE.matchAll(/var\((--chp-[\w-]+)\)/g)].map(([, name]) => name));
    expect([...used].toSorted()).toEqual(Object.keys(PALETTE).toSorted());
  });
});
