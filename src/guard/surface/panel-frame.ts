import type { FromPanel, PanelModel, PanelReply, PanelTheme, ToPanel } from '../../ui/model/panel.ts';
import { acceptReply } from './accept-reply.ts';
import { FRAME_TITLE } from './text.ts';

/** The page's end of the review panel: one extension-origin frame, spoken to over a private MessagePort. */
export interface PanelFrame {
  /** Settled by the person; `edit` with `shown: false` when nobody could answer. */
  show(model: PanelModel, theme: PanelTheme, takesFocus: boolean): Promise<PanelReply>;
  /** Enter pressed outside the frame. */
  press(): void;
  settle(reply: PanelReply): void;
  /** The frame is gone with the host; an open panel comes back in a new one. */
  lost(): void;
  /** Takes the frame away; an open panel is settled. */
  drop(): void;
  readonly element: HTMLIFrameElement | null;
  readonly isOpen: boolean;
  readonly heightPx: number;
}

export interface PanelFramePorts {
  readonly document: Document;
  readonly root: HTMLElement;
  readonly panelUrl: string;
  nonce(): string;
  /** Open or closed, higher or lower: place it again. */
  onChange(): void;
  /** Whether the person can see the frame, with nothing of the page over it. */
  isSeen(frame: HTMLElement): boolean;
  /** Undoes what the page did to the host, as far as that can be done. */
  putBack(): void;
}

/** How long the frame may take to show a model before the send is held without it, in milliseconds. */
export const SHOW_LIMIT_MS = 2000;
const FIRST_HEIGHT_PX = 260;
export const NOT_SHOWN: PanelReply = { reply: 'edit', shown: false };
const HIDDEN: PanelReply = { reply: 'edit', shown: 'hidden' };
/** How often an open panel is looked at, and after how many looks in a row it is put back, once more each time. */
const LOOK_MS = 250;
const LOOKS_PER_RETURN = 4;
/** A page that hides it again and again is not fought for longer. */
const MOST_RETURNS = 5;
/** What was hidden a moment ago was read by nobody, in milliseconds. */
const UNREAD_MS = 500;

interface Line {
  readonly frame: HTMLIFrameElement;
  readonly port: MessagePort;
  isReady: boolean;
  isDrawn: boolean;
  /** As the panel itself knows. */
  isCovered: boolean;
}
interface Shown {
  readonly model: PanelModel;
  readonly theme: PanelTheme;
  readonly takesFocus: boolean;
  readonly resolve: (reply: PanelReply) => void;
  readonly limit: ReturnType<typeof setTimeout>;
  readonly watch: ReturnType<typeof setInterval>;
  /** Looks in a row at which it was not seen, when that was last so, and how often it was put back. */
  misses: number;
  missedAt: number;
  returns: number;
}

export function createPanelFrame(ports: PanelFramePorts): PanelFrame {
  let line: Line | null = null;
  let shown: Shown | null = null;
  let heightPx = FIRST_HEIGHT_PX;

  function show(model: PanelModel, theme: PanelTheme, takesFocus: boolean): Promise<PanelReply> {
    settle(NOT_SHOWN);
    return new Promise((resolve) => {
      shown = {
        model,
        theme,
        takesFocus,
        resolve,
        limit: setTimeout(drop, SHOW_LIMIT_MS),
        watch: setInterval(look, LOOK_MS),
        misses: 0,
        missedAt: -UNREAD_MS,
        returns: 0,
      };
      line ??= connect();
      if (line.isReady) present();
    });
  }

  function connect(): Line {
    const { document, panelUrl, root } = ports;
    const nonce = ports.nonce();
    const { port1, port2 } = new MessageChannel();
    const frame = document.createElement('iframe');
    const made: Line = { frame, port: port1, isReady: false, isDrawn: false, isCovered: false };
    frame.className = 'panel asleep';
    frame.title = FRAME_TITLE;
    frame.src = `${panelUrl}#${nonce}`;
    // The page cannot answer in the panel's place: the port goes to the extension's origin or nowhere.
    frame.addEventListener('load', () => frame.contentWindow?.postMessage(nonce, originOf(panelUrl), [port2]), {
      once: true,
    });
    port1.onmessage = (event: MessageEvent<FromPanel>) => hear(made, event.data);
    root.append(frame);
    return made;
  }

  function hear(from: Line, message: FromPanel): void {
    if (from !== line) return;
    if (message.t === 'ready') {
      from.isReady = true;
      if (shown) present();
    } else if (message.t === 'cover') {
      from.isCovered = message.isCovered;
    } else if (message.t === 'size' && shown) {
      clearTimeout(shown.limit);
      from.isDrawn = true;
      heightPx = message.heightPx;
      ports.onChange();
    } else if (message.t === 'reply' && shown) {
      // A page that covers the panel must not win a click for its buttons; to go back to the text lets nothing out.
      if (message.reply.reply === 'edit' || isRead(shown, from)) settle(acceptReply(shown.model, message.reply));
    }
  }

  function isSeen({ isDrawn, isCovered, frame }: Line): boolean {
    return isDrawn && !isCovered && ports.isSeen(frame);
  }

  function isRead({ missedAt }: Shown, from: Line): boolean {
    return performance.now() - missedAt > UNREAD_MS && isSeen(from);
  }

  function look(): void {
    if (!shown) return;
    // Until it is drawn for the first time the limit counts.
    if (line && !line.isDrawn && shown.misses === 0) return;
    if (line && isSeen(line)) {
      shown.misses = 0;
      return;
    }
    shown.misses += 1;
    shown.missedAt = performance.now();
    if (shown.misses % LOOKS_PER_RETURN !== 1) return;
    shown.returns += 1;
    if (shown.returns > MOST_RETURNS) return settle(HIDDEN);
    ports.putBack();
    line ??= connect();
  }

  function present(): void {
    if (!line || !shown) return;
    line.frame.classList.remove('asleep');
    line.frame.style.colorScheme = shown.theme;
    line.isCovered = false;
    ports.onChange();
    const { model, theme, takesFocus } = shown;
    send({ t: 'show', model, theme, takesFocus });
    if (takesFocus) line.frame.focus({ preventScroll: true });
  }

  function settle(reply: PanelReply): void {
    if (!shown) return;
    const { resolve, limit, watch } = shown;
    shown = null;
    clearTimeout(limit);
    clearInterval(watch);
    send({ t: 'hide' });
    line?.frame.classList.add('asleep');
    ports.onChange();
    resolve(reply);
  }

  function lost(): void {
    line?.port.close();
    line?.frame.remove();
    line = null;
    clearTimeout(shown?.limit);
  }

  function drop(): void {
    lost();
    settle(NOT_SHOWN);
  }

  function send(message: ToPanel): void {
    line?.port.postMessage(message);
  }

  return {
    show,
    press: () => send({ t: 'press' }),
    settle,
    lost,
    drop,
    get element() {
      return line?.frame ?? null;
    },
    get isOpen() {
      return shown !== null;
    },
    get heightPx() {
      return heightPx;
    },
  };
}

/** `new URL().origin` is `null` for an extension scheme in some engines. */
function originOf(url: string): string {
  return /^[a-z-]+:\/\/[^/]+/.exec(url)?.[0] ?? url;
}
