import type { Point, Run, TextMap } from './text-map.ts';

/**
 * Reads an editable element as the person sees it. `innerText` doubles paragraph breaks and `textContent` glues
 * lines together, so that a number at the end of one line and the next line's would become one; neither says
 * where a character stands.
 *
 * Characters that editors add and nobody sees (U+200B, U+2060, U+FEFF) are left out; a no-break space is read as
 * a space, because browsers swap the two while text is edited.
 */
export function readText(root: HTMLElement, point: Point | null = null): { map: TextMap; offset: number | null } {
  const walk = new TextWalk(point);
  walk.enter(root);
  return walk.finish();
}

const FILLER = /[\u200B\u2060\uFEFF]/;
/** One space between two words stands as it is; only others take part in collapsing. */
const SPECIAL_WHEN_COLLAPSING = /[\n\r\t\f\u00A0\u200B\u2060\uFEFF]|^ | $| (?=[ \n\r\t\f])|(?<=[ \n\r\t\f]) /g;
const SPECIAL_WHEN_KEEPING = /[\n\u00A0\u200B\u2060\uFEFF]/g;
const COLLAPSIBLE = /[\t\f\r\n ]/;
/** Never text of the person, whatever a page puts there. */
const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'HEAD',
  'TITLE',
  'TEXTAREA',
  'INPUT',
  'SELECT',
  'OPTION',
]);
const INLINE_DISPLAY = /^(inline|ruby|contents|$)/;

interface Whitespace {
  readonly keepsSpaces: boolean;
  readonly keepsBreaks: boolean;
}

class TextWalk {
  #text = '';
  readonly #runs: { -readonly [key in keyof Run]: Run[key] }[] = [];
  /** A line break that is written as soon as something follows it. */
  #owesBreak = false;
  /** Something stands in the current line. */
  #lineOpen = false;
  /** A collapsible space that is written as soon as a character follows it in the same line. */
  #owedSpace: { node: Text; at: number } | null = null;
  readonly #point: Point | null;
  #pointOffset: number | null = null;

  constructor(point: Point | null) {
    this.#point = point;
  }

  enter(element: HTMLElement): void {
    this.#children(element, whitespaceOf(getComputedStyle(element)), true);
  }

  finish(): { map: TextMap; offset: number | null } {
    const offset = this.#pointOffset === null ? null : Math.min(this.#pointOffset, this.#text.length);
    return { map: { text: this.#text, runs: this.#runs }, offset };
  }

  #children(element: Element, whitespace: Whitespace, isVisible: boolean): void {
    let index = 0;
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (this.#point?.node === element && this.#point.offset === index) this.#pass();
      if (child instanceof Text) {
        if (isVisible) this.#textNode(child, whitespace);
        else if (this.#point?.node === child) this.#pass();
      } else if (child instanceof Element) this.#element(child, whitespace);
      index += 1;
    }
    if (this.#point?.node === element && this.#point.offset >= index) this.#pass();
  }

  /** The caret's place: what is written next stands after it. */
  #pass(): void {
    this.#pointOffset ??= this.#text.length + (this.#owesBreak ? 1 : 0) + (this.#owedSpace ? 1 : 0);
  }

  #element(element: Element, inherited: Whitespace): void {
    if (element.tagName === 'BR') {
      if (this.#point?.node === element) this.#pass();
      return this.#break();
    }
    if (SKIPPED.has(element.tagName) || element instanceof SVGElement || isPlaceholder(element)) return;
    const style = getComputedStyle(element);
    if (style.display === 'none') return;
    const isBlock = !INLINE_DISPLAY.test(style.display);
    if (isBlock) this.#closeLine();
    const isVisible = style.visibility !== 'hidden' && style.visibility !== 'collapse';
    this.#children(element, element.hasChildNodes() ? whitespaceOf(style) : inherited, isVisible);
    if (isBlock) this.#closeLine();
  }

  /** A <br>, or a kept newline: it ends the line it stands in; at the end of a block it adds no further line. */
  #break(): void {
    this.#writeOwedBreak();
    this.#owesBreak = true;
    this.#dropLine();
  }

  #closeLine(): void {
    if (this.#lineOpen) this.#owesBreak = true;
    this.#dropLine();
  }

  #dropLine(): void {
    this.#lineOpen = false;
    this.#owedSpace = null;
  }

  #writeOwedBreak(): void {
    if (this.#owesBreak) this.#text += '\n';
    this.#owesBreak = false;
  }

  #textNode(node: Text, whitespace: Whitespace): void {
    const data = node.data;
    const caret = this.#point?.node === node ? this.#point.offset : -1;
    if (caret === 0) this.#pass();
    let at = 0;
    const special = whitespace.keepsSpaces ? SPECIAL_WHEN_KEEPING : SPECIAL_WHEN_COLLAPSING;
    special.lastIndex = 0;
    for (let match = special.exec(data); match; match = special.exec(data)) {
      this.#plain(node, at, match.index, caret);
      this.#special(node, match.index, match[0], whitespace);
      at = match.index + 1;
      if (caret === at) this.#pass();
    }
    this.#plain(node, at, data.length, caret);
  }

  #special(node: Text, at: number, character: string, { keepsSpaces, keepsBreaks }: Whitespace): void {
    if (FILLER.test(character)) return;
    if (character === '\n' && keepsBreaks) return this.#break();
    if (keepsSpaces || !COLLAPSIBLE.test(character))
      return this.#write(node, at, character === '\u00A0' ? ' ' : character);
    if (this.#lineOpen) this.#owedSpace ??= { node, at };
  }

  #plain(node: Text, from: number, to: number, caret: number): void {
    if (to > from) this.#write(node, from, node.data.slice(from, to));
    if (caret > from && caret <= to && to > from) this.#pointOffset ??= this.#text.length - (to - caret);
  }

  #write(node: Text, nodeStart: number, characters: string): void {
    this.#writeOwedBreak();
    const owed = this.#owedSpace;
    if (owed) this.#run(owed.node, owed.at, ' ');
    this.#owedSpace = null;
    this.#run(node, nodeStart, characters);
    this.#lineOpen = true;
  }

  #run(node: Text, nodeStart: number, characters: string): void {
    const last = this.#runs[this.#runs.length - 1];
    const start = this.#text.length;
    this.#text += characters;
    if (
      last &&
      last.node === node &&
      last.start + last.length === start &&
      last.nodeStart + last.length === nodeStart
    ) {
      last.length += characters.length;
    } else this.#runs.push({ start, length: characters.length, node, nodeStart });
  }
}

function whitespaceOf(style: CSSStyleDeclaration): Whitespace {
  // Newer browsers split `white-space` in two; the older property still answers for both.
  const collapse = style.getPropertyValue('white-space-collapse') || style.whiteSpace;
  return {
    keepsSpaces: /^(preserve|break-spaces|pre|pre-wrap)$/.test(collapse),
    keepsBreaks: /^(preserve|preserve-breaks|break-spaces|pre|pre-wrap|pre-line)$/.test(collapse),
  };
}

/** What an editor draws in an empty box as an element: no one typed it. Mentions and chips are read. */
function isPlaceholder(element: Element): boolean {
  if (element.getAttribute('contenteditable') !== 'false') return false;
  return (
    element.getAttribute('aria-hidden') === 'true' ||
    element.hasAttribute('data-slate-placeholder') ||
    /(^|[\s_-])placeholder($|[\s_-])/i.test(element.className.toString())
  );
}
