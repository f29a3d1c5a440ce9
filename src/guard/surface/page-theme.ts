import type { PanelTheme } from '../../ui/model/panel.ts';

/**
 * Chatbots switch between light and dark by a class, whatever the system prefers, so the look is read from what is
 * painted behind the composer.
 */
export function pageTheme(composer: Element | null, view: Window): PanelTheme {
  for (let element = composer; element; element = element.parentElement) {
    const lightness = lightnessOf(view.getComputedStyle(element).backgroundColor);
    if (lightness !== null) return lightness < 0.5 ? 'dark' : 'light';
  }
  const scheme = view.getComputedStyle(view.document.documentElement).colorScheme;
  if (scheme === 'dark' || scheme === 'only dark') return 'dark';
  return scheme.includes('dark') && view.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * Perceived lightness, 0 to 1, of a computed colour; null when it is transparent or in an unknown form.
 * Computed colours come as `rgb()`, or in the author's own space: `oklch()`, `oklab()`, `lab()`, `lch()`, `color()`.
 */
export function lightnessOf(color: string): number | null {
  const call = /^([a-z]+)\((.+)\)$/.exec(color);
  const [, space, inside] = call ?? [];
  if (!space || !inside) return null;
  const numbers = (inside.match(/[-+]?[\d.]+(e-?\d+)?%?/g) ?? []).map(asNumber);
  const hasAlpha = inside.includes('/') || (space === 'rgba' && numbers.length === 4);
  if (hasAlpha && (numbers.at(-1) ?? 0) < 0.5) return null;
  const [a = 0, b = 0, c = 0] = numbers;
  switch (space) {
    case 'rgb':
    case 'rgba':
      return luma(a / 255, b / 255, c / 255);
    case 'oklch':
    case 'oklab':
      return a;
    case 'lab':
    case 'lch':
      return a > 1 ? a / 100 : a;
    case 'color': {
      // `color(display-p3 0.1 0.2 0.3)`: the name of the space may itself hold a digit.
      const [red = 0, green = 0, blue = 0] = inside.split('/')[0]?.trim().split(/\s+/).slice(1).map(asNumber) ?? [];
      return luma(red, green, blue);
    }
    default:
      return null;
  }
}

function asNumber(text: string): number {
  return text.endsWith('%') ? Number.parseFloat(text) / 100 : Number.parseFloat(text);
}

/** Rec. 709 weights on gamma-coded values: near enough to tell a dark page from a light one. */
function luma(red: number, green: number, blue: number): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
