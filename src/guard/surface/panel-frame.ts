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
  /** The frame is gone with the host; an open panel is settled. */
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
}

/** How long the frame may take to show a model before the send is held without it, in milliseconds. */
export const SHOW_LIMIT_MS = 2000;
const FIRST_HEIGHT_PX = 260;
export const NOT_SHOWN: PanelReply = { reply: 'edit', shown: false };

interface Line {
  readonly frame: HTMLIFrameElement;
  readonly port: MessagePort;
  isReady: boolean;
}
interface Shown {
  readonly model: PanelModel;
  readonly theme: PanelTheme;
  readonly takesFocus: boolean;
  readonly resolve: (reply: PanelReply) => void;
  readonly limit: ReturnType<typeof setTimeout>;
}

export function createPanelFrame(ports: PanelFramePorts): PanelFrame {
  let line: Line | null = null;
  let shown: Shown | null = null;
  let heightPx = FIRST_HEIGHT_PX;

  function show(model: PanelModel, theme: PanelTheme, takesFocus: boolean): Promise<PanelReply> {
    settle(NOT_SHOWN);
    return new Promise((resolve) => {
      shown = { model, theme, takesFocus, resolve, limit: setTimeout(drop, SHOW_LIMIT_MS) };
      line ??= connect();
      if (line.isReady) present();
    });
  }

  function connect(): Line {
    const { document, panelUrl, root } = ports;
    const nonce = ports.nonce();
    const { port1, port2 } = new MessageChannel();
    const frame = document.createElement('iframe');
    const made: Line = { frame, port: port1, isReady: false };
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
    } else if (message.t === 'size' && shown) {
      clearTimeout(shown.limit);
      heightPx = message.heightPx;
      ports.onChange();
    } else if (message.t === 'reply' && shown) {
      settle(acceptReply(shown.model, message.reply));
    }
  }

  function present(): void {
    if (!line || !shown) return;
    line.frame.classList.remove('asleep');
    line.frame.style.colorScheme = shown.theme;
    ports.onChange();
    const { model, theme, takesFocus } = shown;
    send({ t: 'show', model, theme, takesFocus });
    if (takesFocus) line.frame.focus({ preventScroll: true });
  }

  function settle(reply: PanelReply): void {
    if (!shown) return;
    const { resolve, limit } = shown;
    shown = null;
    clearTimeout(limit);
    send({ t: 'hide' });
    line?.frame.classList.add('asleep');
    ports.onChange();
    resolve(reply);
  }

  function drop(): void {
    line?.port.close();
    line?.frame.remove();
    line = null;
    settle(NOT_SHOWN);
  }

  function send(message: ToPanel): void {
    line?.port.postMessage(message);
  }

  return {
    show,
    press: () => send({ t: 'press' }),
    settle,
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
