// Runs on plain Node before anything is installed: no dependency, no TypeScript.
import { parseArgs } from 'node:util';

/** Words on a command line that mean nothing there; the message is one line for the person who gave them. */
export class Refusal extends Error {}

/**
 * The values of a command line of options alone.
 * @param {readonly string[]} args
 * @throws {Refusal}
 */
export function readOptions(args, options) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new Refusal(`${optionFault(error)}; the options are ${names.join(', ')}`);
  }
}

/** What `parseArgs` refused, in a few words and without its advice, which fits commands that take words only. */
export function optionFault(error) {
  const named = /'(.+?)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `unknown option ${named}`;
  if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `the word ${named} is no option`;
  if (error.code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw error;
  const option = named.replace(/^-\w, /, '').replace(/ <value>$/, '');
  return /does not take/.test(error.message) ? `${option} takes no value` : `${option} lacks its value`;
}

/** One line for each option: `--name=VALUE` and what it does. */
export function optionLines(options) {
  const lines = Object.entries(options).map(([name, { value, says }]) => [
    value === undefined ? `--${name}` : `--${name}=${value}`,
    says,
  ]);
  const width = Math.max(...lines.map(([head]) => head.length));
  return lines.map(([head, says]) => `  ${head.padEnd(width)}  ${says}`).join('\n');
}

/** Ids for a terminal: as many on a line as fit, behind a label or an indent of the same width. */
export function idLines(label, ids) {
  const lines = [];
  for (const id of ids) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + id.length < 88) lines[lines.length - 1] = `${last} ${id}`;
    else lines.push(id);
  }
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(label === '' ? 0 : 10)}${line}`).join('\n');
}

/**
 * What this program was asked for. Where that is its usage, or nothing that `read` understands, the program ends here,
 * before anything was installed, built or started.
 * @template T
 * @param {string} command as a person types it, such as "npm start"
 * @param {string} usage
 * @param {(args: string[]) => T} read
 * @returns {T}
 */
export function understand(command, usage, read) {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return read(args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`${command}: ${error.message} (see: ${command} -- --help)`);
    process.exit(2);
  }
}
