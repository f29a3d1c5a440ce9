import { hookBeacon } from './beacon.ts';
import { capture, type PageGlobal } from './captured.ts';
import { createCheck } from './check.ts';
import { hookFetch } from './fetch.ts';
import { hookFetchLater } from './fetch-later.ts';
import { hookForm } from './form.ts';
import { openLine, type Line } from './line.ts';
import { hookNavigation } from './navigation.ts';
import { holdOrphan } from './orphan.ts';
import { onReopen } from './reopen.ts';
import { hookStreamUrls } from './stream-url.ts';
import { hookWebSocket } from './websocket.ts';
import { hookXhr } from './xhr.ts';

/** Events by which text or a file comes into a page; a page cannot forge a trusted one. */
const ENTRIES = ['keydown', 'beforeinput', 'input', 'paste', 'drop', 'change'] as const;

/**
 * Puts the gate into one window (MAIN world). Must run before the page's first script; started late it guards what
 * comes after, and a page may by then hold functions from before. A second start in the same window does nothing.
 */
export function startGate(global: PageGlobal): void {
  const native = capture(global);
  let line: Line | null = null;
  const check = createCheck(native, () => line);
  line = openLine(native, global, check);
  if (!line) return;

  hookFetch(native, global, check);
  hookFetchLater(native, global, check);
  hookXhr(native, global, check);
  hookWebSocket(native, global, check);
  hookBeacon(native, global, check);
  hookStreamUrls(native, global, check);
  hookNavigation(native, global, check);
  const form = hookForm(native, global, check);
  const holdAgain = holdOrphan(native, global, () => line?.isOrphan() ?? false);

  function seeEntry(event: Event): void {
    if (event.isTrusted) check.typed();
  }
  function listen(): void {
    for (let i = 0; i < ENTRIES.length; i += 1) native.listen(global, ENTRIES[i] as string, seeEntry, true);
  }
  listen();
  onReopen(native, global, () => {
    listen();
    form.rearm();
    holdAgain();
    line?.rearm();
  });
}
