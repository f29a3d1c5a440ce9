import type { Channel, Outgoing } from '../outgoing.ts';

const url = (out: Outgoing): string => `url("${out.path}?q=${out.inUrl}")`;

/** A box that is drawn, so that the browser fetches what its style names. */
function box(name: string): HTMLElement {
  const made = document.createElement('div');
  made.className = name;
  made.textContent = '\u00a0';
  document.body.append(made);
  return made;
}

function sheet(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
}

export const STYLE = {
  'css-background': () => (out) => void (box('a').style.backgroundImage = url(out)),
  'css-style-element': () => (out) => {
    box('b');
    sheet(`.b { background: ${url(out)} }`);
  },
  'css-import': () => (out) => sheet(`@import ${url(out)};`),
  'css-insert-rule': () => {
    box('d');
    const style = document.createElement('style');
    document.head.append(style);
    return (out) => style.sheet?.insertRule(`.d { background: ${url(out)} }`, style.sheet.cssRules.length);
  },
  'css-adopted': () => (out) => {
    box('e');
    const made = new CSSStyleSheet();
    made.replaceSync(`.e { background: ${url(out)} }`);
    document.adoptedStyleSheets.push(made);
  },
  'css-variable': () => {
    sheet('.f { background: var(--picture) }');
    return (out) => box('f').style.setProperty('--picture', url(out));
  },
  'font-face': () => (out) => new FontFace('note', url(out)).load(),
} satisfies Record<string, Channel>;
