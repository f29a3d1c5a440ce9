import type { PanelModel, PanelReply } from '../../ui/model/panel.ts';
import { createAnnouncer } from './announcer.ts';
import { drawBanner } from './banner.ts';
import { drawChip } from './chip.ts';
import { composerBox } from './composer-box.ts';
import { placeDockAt } from './dock.ts';
import { element } from './element.ts';
import { createFollower } from './follow.ts';
import { createHost } from './host.ts';
import { drawMediaNotice } from './media-notice.ts';
import { pageTheme } from './page-theme.ts';
import { createPanelFrame, NOT_SHOWN } from './panel-frame.ts';
import { placePanel } from './place.ts';
import type { BannerState, ChipState, MediaNotice } from './state.ts';
import type { ChipRequest, PanelOpener, Surface } from './surface.ts';
import { spokenMedia } from './text.ts';

export interface SurfacePorts {
  readonly document: Document;
  /** The extension's panel page. */
  readonly panelUrl: string;
  /** A word nobody can guess, shared by the panel's frame and its opener: 32 hexadecimal digits (newNonce of src/platform/panel-frame.ts). */
  nonce(): string;
  onChip(request: ChipRequest): void;
  readonly signal: AbortSignal;
}

/** A check that is done sooner than this is not worth a sign. */
const CHECKING_DELAY_MS = 150;

/** Draws nothing and adds nothing to the page until there is something to show. */
export function createSurface(ports: SurfacePorts): Surface {
  const { document, signal } = ports;
  const view = document.defaultView;
  if (!view) throw new Error('the surface needs a document with a window');

  const host = createHost(document, () => frame.lost(), place, signal);
  const dock = element(document, 'div', 'dock unplaced');
  host.root.append(dock);
  const announce = createAnnouncer(document, host.root, signal);
  const follower = createFollower(view, place, signal);
  const frame = createPanelFrame({
    document,
    root: host.root,
    panelUrl: ports.panelUrl,
    nonce: ports.nonce,
    onChange: onFrameChange,
    isSeen: host.isOnTop,
    putBack: () => host.putBack(composer),
  });

  let chip: ChipState = { kind: 'hidden' };
  let banner: BannerState | null = null;
  let chipElement: HTMLElement | null = null;
  let bannerElement: HTMLElement | null = null;
  let notice: MediaNotice | null = null;
  let noticeElement: HTMLElement | null = null;
  let dismissed: BannerState['status'] | null = null;
  let composer: HTMLElement | null = null;
  let box: Element | null = null;
  let delay: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => {
    clearTimeout(delay);
    frame.drop();
  });

  function setChip(state: ChipState, at: HTMLElement | null): void {
    setComposer(at);
    clearTimeout(delay);
    if (state.kind === 'checking' && chip.kind !== 'checking')
      delay = setTimeout(() => drawState(state), CHECKING_DELAY_MS);
    else drawState(state);
  }

  function drawState(state: ChipState): void {
    if (signal.aborted) return;
    announce(state);
    // A site empties its box as it sends: what was stopped must still be told. The next text takes its place.
    if (state.kind === 'hidden' && chip.kind === 'held' && chip.why === 'request-stopped') return;
    if (isSame(state, chip)) return;
    const isNew = state.kind !== chip.kind;
    chip = state;
    chipElement = drawChip(document, state, ports.onChip);
    chipElement?.classList.toggle('arrives', isNew);
    draw();
  }

  function setBanner(state: BannerState | null): void {
    if (isSame(state, banner)) return;
    banner = state;
    bannerElement = state && state.status !== dismissed ? drawBanner(document, state, dismiss) : null;
    draw();
  }

  function setNotice(state: MediaNotice | null): void {
    if (signal.aborted || isSame(state, notice)) return;
    notice = state;
    noticeElement = state && drawMediaNotice(document, state, ports.onChip);
    draw();
    if (state) announce(spokenMedia(state));
  }

  /** A composer that is taken away and put back as a new node is followed as soon as the guard names the new one. */
  function setComposer(at: HTMLElement | null): void {
    if (at === composer) return;
    composer = at;
    box = null;
    draw();
  }

  function draw(): void {
    const parts = [bannerElement, chipElement, noticeElement].filter((part) => part !== null);
    for (const child of [...dock.children]) if (!parts.includes(child as HTMLElement)) child.remove();
    // Only what is new is moved: a banner that is put back anew would lose the focus and fade in again.
    for (const part of parts)
      if (part.parentNode !== dock) dock.insertBefore(part, part === bannerElement ? dock.firstChild : null);
    const isNeeded = parts.length > 0 || frame.isOpen;
    if (isNeeded) host.attach(composer);
    follower.follow(isNeeded ? composer : null);
    follower.nudge();
    place();
  }

  function dismiss(): void {
    dismissed = banner?.status ?? null;
    bannerElement = null;
    draw();
  }

  function place(): void {
    if (!view) return;
    if (!composer?.isConnected) box = null;
    else if (!box?.isConnected) box = composerBox(composer, view);
    host.root.dataset['theme'] = pageTheme(box, view);
    dock.hidden = frame.isOpen || dock.childElementCount === 0;
    if (!dock.hidden) placeDockAt(dock, box, host.element, view);
    if (frame.isOpen && frame.element && box) placeFrame(frame.element, box, view);
  }

  function placeFrame(panel: HTMLIFrameElement, beside: Element, window: Window): void {
    const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const spot = placePanel(beside.getBoundingClientRect(), frame.heightPx, viewport);
    panel.style.left = `${spot.left}px`;
    panel.style.top = `${spot.top}px`;
    panel.style.width = `${spot.right - spot.left}px`;
    panel.style.height = `${spot.bottom - spot.top}px`;
  }

  function onFrameChange(): void {
    host.raise(frame.isOpen);
    follower.nudge();
    place();
  }

  async function openPanel(model: PanelModel, at: HTMLElement, opener: PanelOpener = 'person'): Promise<PanelReply> {
    if (signal.aborted || !view) return NOT_SHOWN;
    setComposer(at);
    host.attach(at);
    host.raise(true);
    follower.follow(at);
    if (!host.element.isConnected) return NOT_SHOWN;
    const reply = await frame.show(model, pageTheme(at, view), opener === 'person');
    // The focus goes back to where it was, unless the person has moved it elsewhere meanwhile.
    if (document.activeElement === host.element && !frame.isOpen && at.isConnected) at.focus({ preventScroll: true });
    draw();
    return reply;
  }

  return {
    chip: setChip,
    banner: setBanner,
    media: setNotice,
    panel: openPanel,
    closePanel: () => frame.settle({ reply: 'edit' }),
    get panelOpen() {
      return frame.isOpen;
    },
    answer: (key) => (key === 'escape' ? frame.settle({ reply: 'edit' }) : frame.press()),
    owns: (event) => event.composedPath().includes(host.element),
  };
}

/** States are small plain data. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
