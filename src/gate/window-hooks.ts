import { hookBeacon } from './beacon.ts';
import { IS_FIREFOX } from './browser.ts';
import { hookFetch, hookFetchLater } from './fetch.ts';
import { hookForm } from './form.ts';
import type { Gate } from './gate.ts';
import type { Line } from './line.ts';
import { hookLinks } from './link.ts';
import { hookLoads } from './loads.ts';
import { hookMedia } from './media.ts';
import { hookMessages } from './message.ts';
import { hookNavigation } from './navigation.ts';
import { holdOrphan } from './orphan.ts';
import { onReopen } from './reopen.ts';
import { hookSockets } from './socket.ts';
import { hookStreams } from './stream.ts';
import { hookStreamUrls } from './stream-url.ts';
import { hookStyle } from './style.ts';
import { eachWord } from './words.ts';
import { noteWritten } from './written.ts';
import { hookXhr } from './xhr.ts';

/** Events by which text or a file comes into a page; a page cannot forge a trusted one. */
const ENTRIES = 'keydown beforeinput input paste drop change ';

/**
 * Puts every hook into one window.
 * @param rearm `document.open()` has removed every listener
 * @param adopt gets each window that the page opens or inserts, before a script of the page can reach it
 * @returns to be called when the window has another document
 */
export function hookWindow(gate: Gate, line: Line, rearm: () => void, adopt: (child: Window) => void): () => void {
  noteWritten(gate);
  hookFetch(gate);
  if (!IS_FIREFOX) hookFetchLater(gate);
  hookXhr(gate);
  hookSockets(gate);
  hookBeacon(gate);
  hookStreamUrls(gate);
  hookMessages(gate);
  hookStreams(gate);
  hookMedia(gate, line.askMedia);
  hookNavigation(gate);
  const watchDocument = hookLoads(gate, adopt);
  if (!IS_FIREFOX) hookStyle(gate);
  const listenToForms = hookForm(gate);
  const listenToLinks = hookLinks(gate);
  const listenToEnter = IS_FIREFOX ? holdOrphan(gate, line.isOrphan) : null;

  function seeEntry(event: Event): void {
    if (event.isTrusted) gate.typed();
  }
  function listen(): void {
    listenToForms();
    listenToLinks();
    listenToEnter?.();
    eachWord(gate.findIn, ENTRIES, (type) => gate.listen(gate.pageWindow, type, seeEntry, true));
  }
  listen();
  onReopen(gate, () => {
    listen();
    rearm();
  });
  watchDocument();
  return watchDocument;
}
