import type { Scene } from './scene.ts';

/** What one playing of a step came to. */
export interface Played {
  /** What the clinician saw, in a few words. */
  readonly saw: string;
  /** What the server had received. */
  readonly received: string;
  /** Empty: the step is ok. */
  readonly problems: readonly string[];
}

/** One step of the story. It is played twice: with the guard, and as the control without it. */
export interface Step {
  readonly id: string;
  readonly title: string;
  /** Whether the step needs the institution's policy, which the browser takes from the machine only. */
  readonly needsPolicy: boolean;
  /** Whether the browser must grant the extension a sight of all requests: Chromium does if a policy installed it. */
  readonly needsNet?: boolean;
  /** Where it can be played; absent: everywhere. */
  readonly browsers?: readonly ('chromium' | 'firefox')[];
  play(scene: Scene, screenshot: string): Promise<Played>;
  /** The same with the guard off: it must show that the planted values would have arrived. */
  control(scene: Scene): Promise<Played>;
}
