import { browser } from 'wxt/browser';

/** An idle background is ended after 30 s; any call of the browser's own interfaces counts as work. */
const CALL_MS = 20_000;

/** Keeps the background running until the function that it gives is called. */
export function keepAlive(): () => void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo().catch(() => undefined), CALL_MS);
  return () => clearInterval(timer);
}
