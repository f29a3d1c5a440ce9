import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');
const [BASE = '', MORE = ''] = CSS.split('@media (prefers-contrast: more)');
const FORCED = CSS.slice(CSS.indexOf('@media (forced-colors: active)'));

type Scheme = 'light' | 'dark';
type Colours = ReadonlyMap<string, string>;

function coloursOf(css: string, scheme: Scheme): [string, string][] {
  return [...css.matchAll(/(--chp-[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, scheme === 'light' ? light : dark],
  );
}

const THEMES: readonly { name: string; colours: Colours }[] = (['light', 'dark'] as const).flatMap((scheme) => [
  { name: scheme, colours: new Map(coloursOf(BASE, scheme)) },
  { name: `${scheme}, more contrast`, colours: new Map([...coloursOf(BASE, scheme), ...coloursOf(MORE, scheme)]) },
]);

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(colours: Colours, ink: string, ground: string): number {
  const [a, b] = [ink, ground].map((name) => luminance(colours.get(`--chp-${name}`) ?? ''));
  return (Math.max(a ?? 0, b ?? 0) + 0.05) / (Math.min(a ?? 0, b ?? 0) + 0.05);
}

const GROUNDS = ['surface', 'raised', 'sunken'];
const TINTS = ['accent-tint', 'ok-tint', 'warn-tint', 'stop-tint'];
/** Every ink on every ground on which a surface puts it. */
const TEXT_PAIRS = [
  ...['ink', 'ink-soft', 'accent', 'accent-strong'].flatMap((ink) =>
    [...GROUNDS, ...TINTS].map((ground) => [ink, ground]),
  ),
  ...['ok', 'warn', 'stop'].flatMap((state) => [...GROUNDS, `${state}-tint`].map((ground) => [state, ground])),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-strong'],
] as [string, string][];
const EDGE_PAIRS = ['edge', 'focus'].flatMap((edge) => GROUNDS.map((ground) => [edge, ground] as [string, string]));

describe('tokens', () => {
  it('measures contrast as WCAG does', () => {
    const known = new Map([
      ['--chp-black', '#000000'],
      ['--chp-white', '#ffffff'],
      ['--chp-grey', '#767676'],
    ]);
    expect(contrast(known, 'black', 'white')).toBeCloseTo(21, 5);
    expect(contrast(known, 'grey', 'white')).toBeCloseTo(4.54, 2);
  });

  describe.each(THEMES)('$name', ({ colours }) => {
    it.each(TEXT_PAIRS)('%s on %s is text: 4.5 at least', (ink, ground) => {
      expect(contrast(colours, ink, ground)).toBeGreaterThanOrEqual(4.5);
    });
    it.each(EDGE_PAIRS)('%s on %s is an edge: 3 at least', (edge, ground) => {
      expect(contrast(colours, edge, ground)).toBeGreaterThanOrEqual(3);
    });
  });

  it('pins every colour to the system palette in forced colours', () => {
    const names = coloursOf(BASE, 'light').map(([name]) => name);
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => !FORCED.includes(`${name}: `))).toEqual([]);
  });
});
