import { browser } from 'wxt/browser';

/** Browsers round up to this; Chrome since version 120. */
const SHORTEST_DELAY_MS = 30_000;

/** @param at milliseconds since the epoch */
export async function setAlarm(name: string, at: number): Promise<void> {
  await browser.alarms.create(name, { when: Math.max(at, Date.now() + SHORTEST_DELAY_MS) });
}

export function onAlarm(name: string, rang: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) rang();
  });
}
