/** The few drawn signs of the page side, on a 16 by 16 grid, strokes only. */
const GLYPHS = {
  check: 'M3.5 8.5l3 3 6-7',
  ring: 'M8 2.25a5.75 5.75 0 1 1-5.4 3.8',
  person: 'M8 7.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM2.75 13.75c.6-2.6 2.6-4 5.25-4s4.65 1.4 5.25 4',
  pause: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5zM6.5 5.75v4.5M9.5 5.75v4.5',
  info: 'M8 14.25a6.25 6.25 0 1 0 0-12.5 6.25 6.25 0 0 0 0 12.5zM8 7.5v3.5M8 5v.01',
  close: 'M4 4l8 8M12 4l-8 8',
} as const;

export type GlyphName = keyof typeof GLYPHS;

const SVG = 'http://www.w3.org/2000/svg';

export function glyph(document: Document, name: GlyphName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', GLYPHS[name]);
  svg.append(path);
  return svg;
}
