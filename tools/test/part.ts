import { runTool } from './command.ts';
import { runVitest } from './vitest-counts.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** One part of `npm test`: a tool that is right or wrong counts as one test, a suite as its tests. */
export interface Part {
  readonly name: string;
  run(): Promise<Counts & { readonly output: string }>;
}

/** Tools that end with status 0 when all is well; a list is run one after the other until one fails. */
export function toolPart(name: string, ...commands: readonly (readonly [script: string, ...args: string[]])[]): Part {
  return {
    name,
    run: async () => {
      let output = '';
      for (const [script, ...args] of commands) {
        const ended = await runTool(script, args);
        output += ended.output;
        if (ended.status !== 0) return { passed: 0, failed: 1, output };
      }
      return { passed: 1, failed: 0, output: '' };
    },
  };
}

export function vitestPart(
  name: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Part {
  return { name, run: () => runVitest(args, environment) };
}
