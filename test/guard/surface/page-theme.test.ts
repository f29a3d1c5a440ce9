import { describe, expect, it } from 'vitest';
import { lightnessOf } from '../../../src/guard/surface/page-theme.ts';

describe('lightnessOf', () => {
  it.each([
    ['rgb(255, 255, 255)', 'light'],
    ['rgb(33, 33, 33)', 'dark'],
    ['rgba(33, 33, 33, 0.9)', 'dark'],
    ['rgb(250 250 250 / 0.8)', 'light'],
    ['oklch(0.21 0.034 264.7)', 'dark'],
    ['oklch(0.985 0 0)', 'light'],
    ['oklab(0.2 0 0 / 0.95)', 'dark'],
    ['lab(98 0 0)', 'light'],
    ['color(display-p3 0.1 0.1 0.12)', 'dark'],
    ['color(srgb 0.95 0.95 0.95 / 0.9)', 'light'],
  ])('%s is %s', (color, look) => {
    const lightness = lightnessOf(color);
    expect(lightness).not.toBeNull();
    expect((lightness ?? 0) < 0.5 ? 'dark' : 'light').toBe(look);
  });

  it.each(['rgba(0, 0, 0, 0)', 'rgb(0 0 0 / 0.2)', 'color(srgb 0 0 0 / 0)', 'transparent', ''])(
    '%s says nothing',
    (color) => {
      expect(lightnessOf(color)).toBeNull();
    },
  );
});
