import type { parseArgs, ParseArgsConfig } from 'node:util';

type OptionTable = NonNullable<ParseArgsConfig['options']>;

export class Refusal extends Error {}
export function readOptions<const T extends OptionTable>(
  args: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ options: T }>>['values'];
export function optionFault(error: unknown): string;
export function understand<T>(command: string, usage: string, read: (args: string[]) => T): T;
