import { capture, type Captured, type PageGlobal } from './captured.ts';
import { createCheck, type Check } from './check.ts';
import { openLine, type Line } from './line.ts';
import { isA, tryRead } from './payload.ts';
import { hookWindow } from './window-hooks.ts';

/**
 * Puts the gate into one window (MAIN world). Must run before the page's first script; started late it guards what
 * comes after, and a page may by then hold functions from before. A second start in the same window does nothing.
 */
export function startGate(global: PageGlobal): void {
  start(capture(global), global, null);
}

/** The page that adopts a window. */
interface Outer {
  readonly check: Check;
  readonly line: Line;
}

/**
 * A page reaches a window that it opens or inserts before any script of ours runs there, and often the document that
 * comes later has the same window. So the gate goes in at once, with the page's functions, and takes the line of the
 * guard that comes; until that guard is ready the page's own decides.
 */
function start(native: Captured, global: PageGlobal, outer: Outer | null): void {
  let line: Line | null = null;
  let watchDocument: (() => void) | null = null;
  const check = createCheck(native, () => line, outer?.check);
  line = openLine(native, global, check, () => watchDocument?.());
  // A document with an address has a gate and scripts of its own. One that this page writes has the former only.
  const taken = line ?? (native.findIn(/^about:/, global.location.href) && outer?.line);
  if (!taken) return;

  /** By their locations, one for each global object: a frame's window is the same object for all of its documents. */
  const adopted = new native.make.WeakMap<Location, true>();
  function adopt(child: Window): void {
    const location = tryRead((window: Window) => window.location, child);
    if (!location || native.WeakMap.get(adopted, location)) return;
    native.WeakMap.set(adopted, location, true);
    // Reading the address of another origin's window throws, slowly; no script can replace it.
    if (!isA(() => location.href, location)) return;
    start(native, child as PageGlobal, { check, line: taken as Line });
  }
  watchDocument = hookWindow(
    { ...native, ...check, pageWindow: global, isAdopted: !!outer },
    taken,
    () => line?.rearm(),
    adopt,
  );
}
