import { pointsOf } from './place.ts';
import { SURFACE_STYLE } from './style.ts';

/**
 * One host element with a closed shadow root, at the end of the page, put back when the page takes it away.
 * It stands outside the body on purpose: dialogs of the page hide or freeze the body's children.
 */
export interface Host {
  readonly element: HTMLElement;
  /** The wrapper inside the shadow root that everything is drawn into. */
  readonly root: HTMLElement;
  /** Puts the host where the composer can be served: the page's end, or the modal dialog around the composer. */
  attach(composer: Element | null): void;
  /** Above everything of the page (top layer) while on. */
  raise(on: boolean): void;
  /** Raises it anew, above what the page has put over it since, and takes back what the page did to the element. */
  putBack(composer: Element | null): void;
  /** Whether nothing of the page lies over the corners and the middle of a part of it, in the top layer. */
  isOnTop(part: Element): boolean;
}

/** A page that removes the host again and again is not fought: after this many times in the window, it rests a while. */
const MAX_RETURNS = 5;
const RETURN_WINDOW_MS = 10_000;
const REST_MS = 5_000;

/** Inside the rounded corners of the panel. */
const CORNER_PX = 16;

/**
 * @param onRemoved called when the page took the host away; frames inside it are dead then
 * @param onBack called when it stands in the page again: nothing could be measured meanwhile
 */
export function createHost(document: Document, onRemoved: () => void, onBack: () => void, signal: AbortSignal): Host {
  const element = document.createElement('div');
  const shadow = element.attachShadow({ mode: 'closed' });
  const root = document.createElement('div');
  root.className = 'root';
  shadow.append(root);
  applyStyle(shadow, document);
  for (const type of KEPT_INSIDE) shadow.addEventListener(type, (event) => event.stopPropagation(), { signal });

  let parent: Element | null = null;
  let raised = false;
  let returns: number[] = [];
  const observer = new MutationObserver(() => {
    if (!parent || element.isConnected) return;
    parent = null;
    observer.disconnect();
    onRemoved();
    const now = Date.now();
    returns = [...returns.filter((at) => now - at < RETURN_WINDOW_MS), now];
    // While it is raised, who raised it looks after it.
    if (raised) return;
    if (returns.length <= MAX_RETURNS) comeBack();
    else setTimeout(comeBack, REST_MS);
  });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    parent = null;
    element.remove();
  });

  function comeBack(): void {
    attach(null);
    onBack();
  }

  function attach(composer: Element | null): void {
    if (signal.aborted) return;
    const wanted = modalAround(composer) ?? document.documentElement;
    if (element.isConnected && (wanted === parent || composer === null)) return;
    const isMove = element.isConnected;
    observer.disconnect();
    if (isMove) onRemoved();
    wanted.append(element);
    parent = wanted;
    // The document itself is watched too: a page may replace its whole root element.
    observer.observe(document, { childList: true });
    for (let node: Element | null = wanted; node; node = node.parentElement)
      observer.observe(node, { childList: true });
    if (raised) raise(true);
  }

  function raise(on: boolean): void {
    raised = on;
    // The top layer is an advantage, not a need: without it the highest z-index stands.
    try {
      element.popover = on ? 'manual' : null;
      if (on) element.showPopover();
    } catch {
      return;
    }
  }

  function putBack(composer: Element | null): void {
    element.inert = false;
    element.popover = null;
    raised = true;
    // A modal dialog of the page makes everything outside it inert: there it is served from inside, whoever opened it.
    attach([...document.querySelectorAll('dialog:modal')].at(-1) ?? composer);
    raise(true);
  }

  function isOnTop(part: Element): boolean {
    const tree = element.getRootNode() as Document | ShadowRoot;
    return (
      element.matches(':popover-open') &&
      pointsOf(part.getBoundingClientRect(), CORNER_PX).every(([x, y]) => tree.elementFromPoint(x, y) === element)
    );
  }

  return { element, root, attach, raise, putBack, isOnTop };
}

/** A modal dialog makes everything outside it inert, so its composer is served from inside it. */
function modalAround(composer: Element | null): Element | null {
  try {
    return composer?.closest('dialog:modal') ?? null;
  } catch {
    return null;
  }
}

/**
 * Keys, clicks and focus moves on our own elements are none of the page's business: its type-to-focus, click-outside
 * and focus-trap handlers, which listen on the document while events bubble, would take them for its own.
 */
const KEPT_INSIDE = [
  'keydown',
  'keypress',
  'keyup',
  'click',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'focusin',
  'focusout',
  'touchstart',
  'touchend',
];

/** A constructed sheet is outside the reach of the page's style rules and of its CSP. */
function applyStyle(shadow: ShadowRoot, document: Document): void {
  const view = document.defaultView;
  if (!view) return;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(SURFACE_STYLE);
  shadow.adoptedStyleSheets = [sheet];
}
