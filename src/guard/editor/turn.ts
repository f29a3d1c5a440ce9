/** An editor that takes up a change in a microtask may queue another one from there; three levels were enough for all tried. */
const MICROTASK_LEVELS = 4;

/** Lets editors take up what they were given. No key press can come in between. */
export async function microtasks(): Promise<void> {
  for (let level = 0; level < MICROTASK_LEVELS; level += 1) await Promise.resolve();
}

/** Lets everything run that was queued before. */
export function task(): Promise<void> {
  return wait(0);
}

/** Lets a framework render and put the selection where it wants it. */
export function render(): Promise<void> {
  return wait(20);
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
