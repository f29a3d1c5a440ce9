import type { BrowserName } from './cell.ts';
import type { EncodingId } from './encodings.ts';

/** One way out of a page. */
interface ChannelRow {
  /** The row of the table that it is counted in. */
  readonly row: string;
  /** How its text is written unless a cell says otherwise. */
  readonly encoding: EncodingId;
  /** Absent: both. */
  readonly only?: { readonly browser: BrowserName; readonly why: string };
  /** Why a clean prompt cannot be read on it, and so goes out by plain `fetch` instead. */
  readonly refused?: string;
}

const JSON_ROW = (row: string): ChannelRow => ({ row, encoding: 'json' });
const PLAIN = (row: string): ChannelRow => ({ row, encoding: 'plain' });
const CHROMIUM = (row: ChannelRow, why: string): ChannelRow => ({ ...row, only: { browser: 'chromium', why } });
const FOREIGN = (row: ChannelRow): ChannelRow => ({
  ...row,
  refused:
    "nobody here knows where a request leads that another frame's function has opened: once something was entered it is stopped",
});
const NO_API = 'the other browser has no such interface';

/** Every way out that a cell can take, by id; the pages' own code for each is in page/channels. */
export const CHANNELS = {
  // fetch
  fetch: JSON_ROW('fetch'),
  'fetch-blob': JSON_ROW('fetch'),
  'fetch-file': PLAIN('fetch'),
  'fetch-form': PLAIN('fetch'),
  'fetch-form-file': PLAIN('fetch'),
  'fetch-form-file-name': PLAIN('fetch'),
  'fetch-params': PLAIN('fetch'),
  'fetch-buffer': JSON_ROW('fetch'),
  'fetch-typed': JSON_ROW('fetch'),
  'fetch-stream': CHROMIUM(JSON_ROW('fetch'), NO_API),
  'fetch-request': JSON_ROW('fetch'),
  'fetch-request-clone': JSON_ROW('fetch'),
  'fetch-keepalive': JSON_ROW('fetch'),
  'fetch-header': PLAIN('fetch'),
  'fetch-query': PLAIN('fetch'),
  'fetch-path': PLAIN('fetch'),
  'fetch-host': PLAIN('fetch'),
  'fetch-method': PLAIN('fetch'),
  'fetch-put': JSON_ROW('fetch'),
  'fetch-prompt': { row: 'fetch', encoding: 'prompt' },
  'fetch-typing': {
    row: 'fetch',
    encoding: 'typing',
    refused: 'the site data name it as a draft endpoint: nothing written goes there',
  },
  'fetch-timer': JSON_ROW('fetch'),
  'fetch-later': CHROMIUM(JSON_ROW('fetch'), NO_API),
  'cache-add': PLAIN('fetch'),
  // XMLHttpRequest
  xhr: JSON_ROW('xhr'),
  'xhr-sync': JSON_ROW('xhr'),
  'xhr-blob': JSON_ROW('xhr'),
  'xhr-form': PLAIN('xhr'),
  'xhr-params': PLAIN('xhr'),
  'xhr-buffer': JSON_ROW('xhr'),
  'xhr-document': PLAIN('xhr'),
  'xhr-header': PLAIN('xhr'),
  'xhr-query': PLAIN('xhr'),
  // WebSocket
  socket: JSON_ROW('websocket'),
  'socket-buffer': JSON_ROW('websocket'),
  'socket-typed': JSON_ROW('websocket'),
  'socket-blob': JSON_ROW('websocket'),
  'socket-prompt': { row: 'websocket', encoding: 'socket-prompt' },
  'socket-url': PLAIN('websocket'),
  'socket-protocol': PLAIN('websocket'),
  'socket-close': PLAIN('websocket'),
  // beacon and event source
  beacon: PLAIN('beacon'),
  'beacon-blob': JSON_ROW('beacon'),
  'beacon-form': PLAIN('beacon'),
  'beacon-params': PLAIN('beacon'),
  'beacon-buffer': JSON_ROW('beacon'),
  'beacon-query': PLAIN('beacon'),
  'event-source': PLAIN('event source'),
  'event-source-path': PLAIN('event source'),
  // forms
  'form-submit': PLAIN('form'),
  'form-request-submit': PLAIN('form'),
  'form-button': PLAIN('form'),
  'form-get': PLAIN('form'),
  'form-multipart': PLAIN('form'),
  'form-text': PLAIN('form'),
  'form-blank': PLAIN('form'),
  'form-frame': PLAIN('form'),
  'form-action': PLAIN('form'),
  'form-submitter': PLAIN('form'),
  // navigation
  'location-href': PLAIN('navigation'),
  'location-assign': PLAIN('navigation'),
  'location-replace': PLAIN('navigation'),
  'link-click': PLAIN('navigation'),
  'link-blank': PLAIN('navigation'),
  'link-area': PLAIN('navigation'),
  'link-download': PLAIN('navigation'),
  'meta-refresh': PLAIN('navigation'),
  'push-state': PLAIN('navigation'),
  'window-open': PLAIN('window.open'),
  'window-open-noopener': PLAIN('window.open'),
  'popup-location': PLAIN('window.open'),
  'link-ping': CHROMIUM(PLAIN('ping'), 'Firefox sends no hyperlink pings unless a person turns them on'),
  // elements
  'image-constructor': PLAIN('element'),
  'image-src': PLAIN('element'),
  'image-attribute': PLAIN('element'),
  'image-srcset': PLAIN('element'),
  'picture-source': PLAIN('element'),
  'svg-image': PLAIN('element'),
  'input-image': PLAIN('element'),
  'script-src': PLAIN('element'),
  'module-import': PLAIN('element'),
  'link-stylesheet': PLAIN('element'),
  'link-prefetch': PLAIN('element'),
  'link-preload': PLAIN('element'),
  'link-modulepreload': PLAIN('element'),
  'frame-src': PLAIN('element'),
  'video-src': PLAIN('element'),
  'video-poster': PLAIN('element'),
  'audio-constructor': PLAIN('element'),
  'track-src': PLAIN('element'),
  'object-data': PLAIN('element'),
  'embed-src': PLAIN('element'),
  'inner-html': PLAIN('element'),
  'insert-html': PLAIN('element'),
  'template-clone': PLAIN('element'),
  'contextual-fragment': PLAIN('element'),
  'document-write-frame': PLAIN('element'),
  // styles
  'css-background': PLAIN('style'),
  'css-style-element': PLAIN('style'),
  'css-import': PLAIN('style'),
  'css-insert-rule': PLAIN('style'),
  'css-adopted': PLAIN('style'),
  'css-variable': PLAIN('style'),
  'font-face': PLAIN('style'),
  // cookies
  cookie: PLAIN('cookie'),
  'cookie-store': PLAIN('cookie'),
  // workers and messages
  'worker-message': PLAIN('worker'),
  'worker-port': PLAIN('worker'),
  'worker-source': PLAIN('worker'),
  'worker-url': PLAIN('worker'),
  'worker-name': PLAIN('worker'),
  'shared-worker': PLAIN('worker'),
  'service-worker': PLAIN('worker'),
  'service-worker-url': PLAIN('worker'),
  'audio-worklet': PLAIN('worker'),
  'broadcast-channel': PLAIN('message'),
  'frame-message': PLAIN('message'),
  'popup-message': PLAIN('message'),
  'frame-name': PLAIN('message'),
  'frame-fragment': PLAIN('message'),
  'database-worker': PLAIN('storage'),
  'cache-worker': PLAIN('storage'),
  // fetch that is taken from elsewhere
  'blank-frame-fetch': JSON_ROW('frame'),
  'first-window-fetch': JSON_ROW('frame'),
  'removed-frame-beacon': JSON_ROW('frame'),
  'srcdoc-frame': JSON_ROW('frame'),
  'blob-frame': JSON_ROW('frame'),
  'data-frame': JSON_ROW('frame'),
  'sandbox-frame': JSON_ROW('frame'),
  'reopened-frame': JSON_ROW('frame'),
  'same-origin-frame': JSON_ROW('frame'),
  'popup-fetch': JSON_ROW('frame'),
  'frame-xhr': JSON_ROW('frame'),
  'frame-socket': JSON_ROW('frame'),
  'frame-image': PLAIN('frame'),
  // peer to peer
  'rtc-data': PLAIN('rtc'),
  // methods and windows of another realm of the page
  'xhr-foreign-open': FOREIGN(JSON_ROW('xhr')),
  'xhr-foreign-open-query': FOREIGN(PLAIN('xhr')),
  'xhr-foreign-send': FOREIGN(JSON_ROW('xhr')),
  'window-index-frame': JSON_ROW('frame'),
  'window-name-frame': JSON_ROW('frame'),
  'cross-frame-popup': JSON_ROW('frame'),
} as const satisfies Readonly<Record<string, ChannelRow>>;

export type ChannelId = keyof typeof CHANNELS;

export function channelOf(id: ChannelId): ChannelRow {
  return CHANNELS[id];
}
