const MINUTE_MS = 60_000;
/** Doublings of the first minute until the regular interval is reached anyway. */
const MAX_DOUBLINGS = 10;

/**
 * When to fetch the policy again, in milliseconds from now. A good fetch is followed by the regular interval, give or
 * take a tenth, so that a hospital's devices do not call at one moment; failures by 1, 2, 4... minutes, each cut by up
 * to a half at random, and never by more than the regular interval.
 * @param random 0 up to 1
 */
export function refreshDelay(refreshMinutes: number, failures: number, random: number): number {
  const regular = refreshMinutes * MINUTE_MS;
  if (failures === 0) return Math.round(regular * (0.9 + 0.2 * random));
  const backOff = MINUTE_MS * 2 ** Math.min(failures - 1, MAX_DOUBLINGS);
  return Math.round(Math.min(backOff, regular) * (1 - random / 2));
}
