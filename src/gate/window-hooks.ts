import { hookBeacon } from './beacon.ts';
import { IS_FIREFOX } from './browser.ts';
import { capture, type Captured, type PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { hookFetch, hookFetchLater } from './fetch.ts';
import { hookForm } from './form.ts';
import type { Gate } from './gate.ts';
import { hasGate, type Line } from './line.ts';
import { hookLinks } from './link.ts';
import { hookLoads } from './loads.ts';
import { hookMedia } from './media.ts';
import { hookMessages } from './message.ts';
import { hookNavigation } from './navigation.ts';
import { holdOrphan } from './orphan.ts';
import { isA } from './payload.ts';
import { onReopen } from './reopen.ts';
import { hookSockets } from './socket.ts';
import { hookStreams } from './stream.ts';
import { hookStreamUrls } from './stream-url.ts';
import { hookStyle } from './style.ts';
import { eachWord } from './words.ts';
import { hookXhr } from './xhr.ts';

/** Events by which text or a file comes into a page; a page cannot forge a trusted one. */
const ENTRIES = 'keydown beforeinput input paste drop change ';

/**
 * Puts every hook into the gate's own window, and into the frames of the same origin that a page takes functions from
 * before a gate of their own is there: until a frame has loaded, its first window has none, and what a page types here
 * can leave from there at once. Such a window is adopted: the same check stands behind its hooks. When it gets its own
 * gate, both must let a request pass.
 */
export function hookWindows(native: Captured, global: PageGlobal, check: Check, line: Line): void {
  /** By their locations, one for each global object: a frame's window is the same object for all of its documents. */
  const adopted = new native.make.WeakMap<Location, true>();
  native.WeakMap.set(adopted, global.location, true);

  function adopt(child: Window): void {
    // Reading the address of another origin's window throws; no script can replace it.
    if (!isA((window: Window) => window.location.href, child) || native.WeakMap.get(adopted, child.location)) return;
    native.WeakMap.set(adopted, child.location, true);
    const isGated = hasGate(native, child);
    // A document with an address has its own scripts and its own gate. One that this page writes has the latter only.
    if (isGated && !native.exec(/^about:/, child.location.href)) return;
    const inner = child as PageGlobal;
    // Functions of this window work there too, and go on doing so when the frame is removed.
    hookWindow({ ...(isGated ? capture(inner) : native), ...checkOf(inner), global: inner }, () => undefined);
  }

  /** Without a guard of its own this gate leaves a window to the gate that stands there, as when the opener is gone. */
  function checkOf(child: PageGlobal): Check {
    const decide: Check['decide'] = (asked, target, settle) =>
      line.isAlive() || !hasGate(native, child) ? check.decide(asked, target, settle) : settle({ r: 'pass' });
    return { ...check, decide };
  }

  function hookWindow(gate: Gate, rearm: () => void): void {
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
    hookLoads(gate, adopt);
    if (!IS_FIREFOX) hookStyle(gate);
    const listenToForms = hookForm(gate);
    const listenToLinks = hookLinks(gate);
    const listenToEnter = IS_FIREFOX ? holdOrphan(gate, line.isOrphan) : null;

    function seeEntry(event: Event): void {
      if (event.isTrusted) check.typed();
    }
    function listen(): void {
      listenToForms();
      listenToLinks();
      listenToEnter?.();
      eachWord(gate.exec, ENTRIES, (type) => gate.listen(gate.global, type, seeEntry, true));
    }
    listen();
    onReopen(gate, () => {
      listen();
      rearm();
    });
  }

  hookWindow({ ...native, ...check, global }, line.rearm);
}
