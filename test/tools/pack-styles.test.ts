import { expect, it } from 'vitest';
import { SURFACE_STYLE } from '../../src/guard/surface/style.ts';
import { packedStyle } from '../../tools/pack-styles.ts';

/** Nothing but what stands for a reader: spaces, and the last semicolon of a rule. */
const bare = (style: string) => style.replaceAll(/\s/g, '').replaceAll(';}', '}');

it('takes nothing out of the stylesheet but spaces and last semicolons', () => {
  const packed = packedStyle(SURFACE_STYLE);
  expect(bare(packed)).toBe(bare(SURFACE_STYLE));
  expect(packed.length).toBeLessThan(SURFACE_STYLE.length * 0.95);
});

it.each([
  ['.a .b,\n.c { inset: 0 auto;\n  color: red; }\n', '.a .b,.c{inset:0 auto;color:red}'],
  ['.a + .b { width: calc(100vw - 16px); }', '.a + .b{width:calc(100vw - 16px)}'],
  ['.a :hover, .b:hover { ${line} margin: 0; }', '.a :hover,.b:hover{${line}margin:0}'],
  ["@media (pointer: coarse) { .a { font: 1px 'Segoe UI'; } }", "@media (pointer:coarse){.a{font:1px 'Segoe UI'}}"],
])('keeps each space that means something: %s', (style, packed) => {
  expect(packedStyle(style)).toBe(packed);
});
