/** The one stylesheet that a page pays for as text of a script. */
const STYLE_MODULE = /\/src\/guard\/surface\/style\.ts$/;
const TEMPLATE = /`[^`]*`/g;

/** Takes out what only a reader of a stylesheet needs. */
export function packedStyle(style: string): string {
  return style
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim();
}

/** A build step: the stylesheet stays written for people. */
export function packStyles() {
  return {
    name: 'pack-styles',
    transform(code: string, id: string): string | null {
      return STYLE_MODULE.test(id) ? code.replaceAll(TEMPLATE, packedStyle) : null;
    },
  };
}
