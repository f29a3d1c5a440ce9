import { hookBeacon } from './beacon.ts';
import { capture, type Captured, type PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { hookFetch, hookFetchLater } from './fetch.ts';
import { hookForm } from './form.ts';
import { defineValue } from './hook.ts';
import { hasGate, type Line } from './line.ts';
import { listenToLinks } from './link.ts';
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
import { hookXhr } from './xhr.ts';

/** A browser gets the hooks that it needs only: this goes into every frame. */
const IS_FIREFOX = import.meta.env.BROWSER === 'firefox';

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
  const adopted = native.map.make<Location, true>();
  native.map.set(adopted, global.location, true);

  function adopt(child: Window | null): void {
    if (!child || !isSameOrigin(child) || native.map.get(adopted, child.location)) return;
    native.map.set(adopted, child.location, true);
    const isGated = hasGate(native, child);
    // A document with an address has its own scripts and its own gate. One that this page writes has the latter only.
    if (isGated && !native.exec(/^about:/, child.location.href)) return;
    const inner = child as PageGlobal;
    // Functions of this window work there too, and go on doing so when the frame is removed.
    hookWindow(isGated ? capture(inner) : native, inner, checkOf(inner), () => undefined);
  }

  /** Without a guard of its own this gate leaves a window to the gate that stands there, as when the opener is gone. */
  function checkOf(child: PageGlobal): Check {
    const own = native.create(check) as Check;
    const decide: Check['decide'] = (asked, target, settle) =>
      line.isAlive() || !hasGate(native, child) ? check.decide(asked, target, settle) : settle({ r: 'pass' });
    defineValue(native, own, 'decide', decide);
    return own;
  }

  function hookWindow(by: Captured, window: PageGlobal, checked: Check, reopened: () => void): void {
    hookFetch(by, window, checked);
    if (!IS_FIREFOX) hookFetchLater(by, window, checked);
    hookXhr(by, window, checked);
    hookSockets(by, window, checked);
    hookBeacon(by, window, checked);
    hookStreamUrls(by, window, checked);
    hookMessages(by, window, checked);
    hookStreams(by, window, checked);
    hookMedia(by, window, line.askMedia);
    hookNavigation(by, window, checked);
    hookLoads(by, window, checked, adopt);
    hookStyle(by, window);
    const listenToForms = hookForm(by, window, checked);

    function seeEntry(event: Event): void {
      if (event.isTrusted) check.typed();
    }
    function listen(): void {
      listenToLinks(by, window, checked);
      eachWord(by.exec, ENTRIES, (type) => by.listen(window, type, seeEntry, true));
    }
    listen();
    onReopen(by, window, () => {
      listen();
      listenToForms();
      reopened();
    });
  }

  const holdAgain = IS_FIREFOX ? holdOrphan(native, global, line.isOrphan) : () => undefined;
  hookWindow(native, global, check, () => {
    holdAgain();
    line.rearm();
  });
}

/** Throws for a window of another origin; no script can replace it. */
function isSameOrigin(window: Window): boolean {
  try {
    return window.location.href !== '';
  } catch {
    return false;
  }
}
