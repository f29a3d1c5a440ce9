import { setTimeout as pause } from 'node:timers/promises';
import type { Driver } from '../driver/driver.ts';
import { until, type Scene } from './scene.ts';

/** What a clinician does with a held prompt. */
export type Decision = 'deidentify' | 'override' | 'edit';

const KEYS: Readonly<Record<Decision, readonly string[]>> = {
  deidentify: ['Enter'],
  edit: ['Escape'],
  override: ['Tab', 'Tab', 'Enter', 'Enter'],
};
/** The panel ignores Enter for its first 300 ms, so that the Enter that opened it cannot answer it. */
const PANEL_GUARD_MS = 450;
/** Nor does it take an Enter at once for a reason: nobody has read the reasons so soon. */
const KEY_PAUSE_MS: Readonly<Record<string, number>> = { Tab: 120, Enter: 500, Escape: 120 };

/** Waits until the panel is open and takes keys; a problem when it does not open. */
export async function panelProblem({ driver }: Scene): Promise<string[]> {
  const isOpen = await until(async () => (await driver.guard()).panel !== '');
  await pause(PANEL_GUARD_MS);
  if (isOpen) return [];
  const { surface } = await driver.guard();
  return [`the panel did not open (on the page: ${surface || 'nothing'})`];
}

/** Answers the open panel by keys. */
export async function decide(driver: Driver, decision: Decision): Promise<void> {
  for (const key of KEYS[decision]) {
    await driver.press(key);
    await pause(KEY_PAUSE_MS[key] ?? 0);
  }
}
