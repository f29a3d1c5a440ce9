import type { BrowserName } from './open-scene.ts';

/** What `npm start` was asked for. */
export interface Arguments {
  readonly browser: BrowserName;
  readonly executable: string;
  /** Walk the story instead of leaving the browser to the person. */
  readonly isWalk: boolean;
  /** Only the controls: what leaves a browser without the guard. */
  readonly isControlOnly: boolean;
  /** Ids of the steps to walk; empty: all. */
  readonly steps: readonly string[];
}

/** @throws Error that names what is missing. */
export function readArguments(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Arguments {
  const valueOf = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const browser = valueOf('browser') ?? 'chromium';
  if (browser !== 'chromium' && browser !== 'firefox') throw new Error('--browser is chromium or firefox');
  const executable = valueOf(browser);
  if (executable === undefined) throw new Error(`--${browser}=PATH is missing; start this through npm start`);
  const hasDisplay = platform !== 'linux' || Boolean(environment['DISPLAY'] ?? environment['WAYLAND_DISPLAY']);
  const isControlOnly = args.includes('--control');
  return {
    browser,
    executable,
    isWalk: args.includes('--walk') || isControlOnly || !hasDisplay,
    isControlOnly,
    steps: valueOf('steps')?.split(',') ?? [],
  };
}
