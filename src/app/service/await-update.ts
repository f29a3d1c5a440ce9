import type { OpenFrame } from '../../platform/content-scripts.ts';
import type { KeptValue } from '../../platform/kept-value.ts';

export interface UpdatePorts {
  /** Whether an update waits; a value of the session, because the browser updates by itself when it starts. */
  readonly kept: KeptValue;
  openFrames(): Promise<readonly OpenFrame[]>;
  /** False where no guard answers: there is nothing that it holds. */
  hasUnsentText(frame: OpenFrame): Promise<boolean>;
  /** Milliseconds since the epoch. */
  setAlarm(at: number): Promise<void>;
  now(): number;
  /** Ends this background; the browser puts the update in its place. */
  reload(): void;
}

export interface AwaitedUpdate {
  available(): Promise<void>;
  /** Something may have changed: the alarm rang, a tab was closed. */
  lookAgain(): Promise<void>;
}

const LOOK_AGAIN_MS = 60_000;

/** An update takes the guards from under open pages: it waits until nobody has text in a box that is not sent yet. */
export function awaitUpdate(ports: UpdatePorts): AwaitedUpdate {
  async function lookAgain(): Promise<void> {
    if ((await ports.kept.get()) !== true) return;
    const unsent = await Promise.all((await ports.openFrames()).map(async (frame) => await ports.hasUnsentText(frame)));
    if (unsent.includes(true)) await ports.setAlarm(ports.now() + LOOK_AGAIN_MS);
    else ports.reload();
  }

  return {
    async available() {
      await ports.kept.set(true);
      await lookAgain();
    },
    lookAgain,
  };
}
