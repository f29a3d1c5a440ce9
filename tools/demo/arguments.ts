import { Refusal } from '../bootstrap/options.mjs';
import type { BrowserName } from './open-scene.ts';
import { readProgramOptions } from './options.mjs';

/** What `npm start` was asked for. */
export interface Arguments {
  readonly browser: BrowserName;
  readonly executable: string;
  /** Walk the story instead of leaving the browser to the person. */
  readonly isWalk: boolean;
  /** Why the story is walked though nobody asked for that; null when somebody did, or when it is not. */
  readonly walkNotice: string | null;
  /** Only the controls: what leaves a browser without the guard. */
  readonly isControlOnly: boolean;
  /** Ids of the steps to walk; empty: all. */
  readonly steps: readonly string[];
}

/** @throws Refusal that names what is missing or not understood. */
export function readArguments(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Arguments {
  const options = readProgramOptions(args);
  const { browser, steps } = options;
  const executable = options[browser];
  if (executable === undefined) throw new Refusal(`--${browser}=PATH is missing; start this through npm start`);
  const hasDisplay = platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
  const isControlOnly = options.control === true;
  const isAsked = options.walk === true || isControlOnly || steps.length > 0;
  return {
    browser,
    executable,
    isWalk: isAsked || !hasDisplay,
    walkNotice:
      isAsked || hasDisplay ? null : 'There is no display to open a window on: walking the story instead (--walk).',
    isControlOnly,
    steps,
  };
}
