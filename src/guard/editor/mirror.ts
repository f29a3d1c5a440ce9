import { FINDING_DECLARATIONS, POSSIBLE_DECLARATIONS } from './mark-style.ts';
import { flatSpans, type MarkedSpan } from './marked-span.ts';
import { boxOf, clipOf, clippersOf, type ControlBox } from './control-box.ts';
import { lineOf } from './open-root.ts';
import type { TextControl } from './plain-composer.ts';

/** The text of one control, laid out as the control lays it out, showing underlines only. */
export interface Mirror {
  draw(text: string, spans: readonly MarkedSpan[]): void;
  /** Puts the mirror where the control is now; does nothing when the control did not move, scroll or change. */
  place(): void;
  remove(): void;
}

/** Everything that decides where a character stands. */
const COPIED = [
  'direction',
  'font-family',
  'font-feature-settings',
  'font-kerning',
  'font-optical-sizing',
  'font-palette',
  'font-size',
  'font-size-adjust',
  'font-stretch',
  'font-style',
  'font-synthesis',
  'font-variant',
  'font-variation-settings',
  'font-weight',
  'hyphens',
  'letter-spacing',
  'line-break',
  'line-height',
  'overflow-wrap',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'padding-top',
  'tab-size',
  'text-align',
  'text-align-last',
  'text-autospace',
  'text-indent',
  'text-orientation',
  'text-rendering',
  'text-spacing-trim',
  'text-transform',
  'text-wrap',
  'unicode-bidi',
  'white-space',
  'word-break',
  'word-spacing',
  'writing-mode',
];

const SHEET = `
  .clip { position: absolute; overflow: hidden; transform-origin: 0 0; }
  .text { position: absolute; margin: 0; border: 0; box-sizing: content-box; color: transparent; -webkit-text-fill-color: transparent; }
  .finding { ${FINDING_DECLARATIONS} }
  .possible { ${POSSIBLE_DECLARATIONS} }
  @media print { .clip { display: none; } }
`;

/** Inert: find-in-page and screen readers meet the text once, in the control. */
export function createMirror(document: Document, node: TextControl): Mirror {
  const host = createHost(document);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  root.adoptedStyleSheets = [sheet];
  const clip = appendTo(root, document.createElement('div'), 'clip');
  const text = appendTo(clip, document.createElement('div'), 'text');
  let placed = '';
  let clippers: Element[] = [];

  function attach(): void {
    if (host.isConnected) return;
    document.documentElement.append(host);
    // Over a modal dialog only the top layer is seen.
    if (lineOf(node).some((element) => element.matches(':modal, :popover-open'))) {
      host.popover = 'manual';
      host.showPopover();
    }
  }

  function place(): void {
    attach();
    const style = getComputedStyle(node);
    const box = boxOf(node, style, host.getBoundingClientRect());
    const outer = clippers.map((clipper) => clipper.getBoundingClientRect());
    const key = JSON.stringify([box, outer, style.font, style.letterSpacing, style.visibility]);
    if (key === placed) return;
    placed = key;
    for (const name of COPIED) text.style.setProperty(name, style.getPropertyValue(name));
    placeBoxes(clip, text, box);
    if (node instanceof HTMLInputElement) centre(text, box, style);
    clip.style.clipPath = clipOf(clip, outer, box.scaleX * box.zoom);
    clip.style.visibility = style.visibility;
  }

  return {
    draw(value, spans) {
      const marks = flatSpans(spans, value.length);
      const last = marks[marks.length - 1];
      // What stands below the last mark's line does not move it.
      const lineEnd = last ? value.indexOf('\n', last.end) : 0;
      fill(text, lineEnd < 0 ? value : value.slice(0, lineEnd), marks);
      clippers = clippersOf(node);
      placed = '';
    },
    place,
    remove: () => host.remove(),
  };
}

function createHost(document: Document): HTMLElement {
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.inert = true;
  // Inline and important, so that no rule of the page moves the frame in which everything is measured.
  const declarations = {
    all: 'initial',
    position: 'fixed',
    top: '0',
    left: '0',
    width: '0',
    height: '0',
    overflow: 'visible',
    border: '0',
    padding: '0',
    margin: '0',
    'pointer-events': 'none',
    'z-index': '2147483646',
  };
  for (const [name, value] of Object.entries(declarations)) host.style.setProperty(name, value, 'important');
  return host;
}

function appendTo(parent: ParentNode & Node, element: HTMLElement, className: string): HTMLElement {
  element.className = className;
  parent.append(element);
  return element;
}

function fill(target: HTMLElement, value: string, marks: readonly MarkedSpan[]): void {
  const pieces: (string | HTMLElement)[] = [];
  let done = 0;
  for (const { start, end, level } of marks) {
    const mark = target.ownerDocument.createElement('span');
    mark.className = level;
    mark.textContent = value.slice(start, end);
    pieces.push(value.slice(done, start), mark);
    done = end;
  }
  target.replaceChildren(...pieces, value.slice(done));
}

function placeBoxes(clip: HTMLElement, text: HTMLElement, box: ControlBox): void {
  const isScaled = box.scaleX !== 1 || box.scaleY !== 1;
  // Left and top where possible: the browser then rounds to pixels as it does for the control. Where the control
  // itself is transformed it does not round.
  Object.assign(clip.style, { left: isScaled ? '0' : `${box.left}px`, top: isScaled ? '0' : `${box.top}px` });
  clip.style.transform = isScaled
    ? `translate(${box.left}px, ${box.top}px) scale(${box.scaleX}, ${box.scaleY})`
    : 'none';
  Object.assign(clip.style, { width: `${box.width}px`, height: `${box.height}px` });
  clip.style.setProperty('zoom', String(box.zoom));
  Object.assign(text.style, {
    left: `${-box.scrollLeft}px`,
    top: `${-box.scrollTop}px`,
    width: `${box.contentWidth}px`,
  });
}

/** A text input draws its one line in the middle of its box and never wraps it. */
function centre(text: HTMLElement, box: ControlBox, style: CSSStyleDeclaration): void {
  Object.assign(text.style, { whiteSpace: 'pre', padding: '0' });
  const above = Number.parseFloat(style.paddingTop) || 0;
  text.style.top = `${above + (box.contentHeight - text.getBoundingClientRect().height / box.scaleY / box.zoom) / 2}px`;
}
