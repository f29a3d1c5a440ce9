interface StartOptions {
  readonly browser: 'chromium' | 'firefox';
  /** Empty: all. */
  readonly steps: readonly string[];
  readonly walk?: boolean;
  readonly control?: boolean;
}

export const STEP_IDS: Readonly<Record<'everywhere' | 'chromium', readonly string[]>>;
export const USAGE: string;
export function readStartOptions(args: readonly string[]): StartOptions;
export function readProgramOptions(
  args: readonly string[],
): StartOptions & Readonly<Partial<Record<StartOptions['browser'], string>>>;
