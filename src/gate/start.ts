import { capture, type PageGlobal } from './captured.ts';
import { createCheck } from './check.ts';
import { openLine, type Line } from './line.ts';
import { hookWindows } from './window-hooks.ts';

/**
 * Puts the gate into one window (MAIN world). Must run before the page's first script; started late it guards what
 * comes after, and a page may by then hold functions from before. A second start in the same window does nothing.
 */
export function startGate(global: PageGlobal): void {
  const native = capture(global);
  let line: Line | null = null;
  const check = createCheck(native, () => line);
  line = openLine(native, global, check);
  if (line) hookWindows(native, global, check, line);
}
