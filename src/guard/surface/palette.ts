/**
 * The colours of src/ui/tokens.css that the chip and the banner use, as [light, dark]; a test holds the two together.
 * They are carried here because the page side does not load a stylesheet, and because sizes in a foreign page are
 * in pixels: a page may set any root font size.
 */
export const PALETTE = {
  '--chp-raised': ['#ffffff', '#182428'],
  '--chp-ink': ['#12242a', '#e9f1f2'],
  '--chp-ink-soft': ['#485c63', '#a7babf'],
  '--chp-line': ['#d3dddf', '#2d3e43'],
  '--chp-edge': ['#71868c', '#75898f'],
  '--chp-accent': ['#0a6670', '#6fcad2'],
  '--chp-accent-strong': ['#07505a', '#93dbe1'],
  '--chp-accent-ink': ['#ffffff', '#06272b'],
  '--chp-accent-tint': ['#e0f0f1', '#12343a'],
  '--chp-ok': ['#17643d', '#7ed3a2'],
  '--chp-warn': ['#7d4a00', '#f0bb68'],
  '--chp-stop': ['#9a2137', '#ff9dab'],
  '--chp-focus': ['#0a6670', '#93dbe1'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

/** The declarations for one rule: `--chp-ink: light-dark(#12242a, #e9f1f2);` and so on. */
export function paletteDeclarations(): string {
  return Object.entries(PALETTE)
    .map(([name, [light, dark]]) => `${name}: light-dark(${light}, ${dark});`)
    .join('\n');
}
