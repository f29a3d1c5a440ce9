/**
 * The detector on the command line.
 *
 *   npm run -s scan -- [--show] FILE...     findings for people: line:column, category, role, rule, score, reasons
 *   npm run -s scan -- --jsonl              {"id","text"} lines on standard input, findings as lines on standard output
 *
 * Values are printed only with --show: a terminal's history outlives the look at it. Offsets of --jsonl are UTF-16
 * code units. What cannot be read as text is never reported as clear: a malformed line or an unreadable file is named
 * on standard error, the others are still answered, and the exit status is 1.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { optionFault } from './bootstrap/options.mjs';
import { fileFault } from './command-line/file-fault.ts';
import { createDetector, type Detector } from '../src/phi/detect.ts';
import type { Finding } from '../src/phi/finding.ts';
import { readLexicon } from '../src/phi/lexicon/read-lexicon.ts';
import { readModel } from '../src/phi/model/model.ts';
import { readLines } from './scan/read-lines.ts';
import { placesIn } from './scan/places.ts';
import { textOf } from './scan/text-of.ts';

const USAGE = `usage: scan [--show] FILE...
       scan --jsonl < LINES

Finds what identifies a person (45 CFR 164.514(b)(2)) in texts, with the detector of the extension, on this machine.

  FILE...   Text files, UTF-8 or UTF-16 with a byte order mark. One line per finding:
            FILE:LINE:COLUMN  [possible] CATEGORY  ROLE  RULE  SCORE  REASONS
            "possible" findings are too unsure to hold a message back. The last line counts.
  --show    Print the values too. They then stand in your terminal and its history.
  --jsonl   Read {"id": ..., "text": ...} lines from standard input and answer each with a line
            {"id", "findings", "possible", "quasi"}; offsets are UTF-16 code units of "text".
  --help    This text.

Exit status: 0 when everything was read, whatever was found in it; 1 when a file or a line could not be read, or the
command could not be understood.`;

interface Input {
  readonly id: string | number;
  readonly text: string;
}

function inputOf(line: string): Input | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('id' in value) || !('text' in value)) return undefined;
  const { id, text } = value;
  return (typeof id === 'string' || typeof id === 'number') && typeof text === 'string' ? { id, text } : undefined;
}

function withoutReasons({ start, end, category, role, score, rule }: Finding): Omit<Finding, 'because'> {
  return { start, end, category, role, score, rule };
}

async function scanLines(detector: Detector): Promise<boolean> {
  let fine = true;
  let number = 0;
  for await (const line of readLines(process.stdin)) {
    number++;
    if (line?.trim() === '') continue;
    const input = line === undefined ? undefined : inputOf(line);
    if (input === undefined) {
      console.error(
        line === undefined ? `line ${number}: not UTF-8` : `line ${number}: not a JSON object with "id" and "text"`,
      );
      fine = false;
      continue;
    }
    const { findings, possible, quasi } = detector.detect(input.text);
    console.log(
      JSON.stringify({
        id: input.id,
        findings: findings.map(withoutReasons),
        possible: possible.map(withoutReasons),
        quasi,
      }),
    );
  }
  return fine;
}

function scanFile(detector: Detector, file: string, show: boolean): boolean {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    console.error(`${file}: cannot be read: ${fileFault(error)}`);
    return false;
  }
  const read = textOf(bytes);
  if ('fault' in read) {
    console.error(`${file}: ${read.fault}`);
    return false;
  }
  const { text } = read;
  const { findings, possible, quasi } = detector.detect(text);
  const placeOf = placesIn(text);
  for (const { certainty, list } of [
    { certainty: '', list: findings },
    { certainty: 'possible ', list: possible },
  ]) {
    for (const { start, end, category, role, rule, score, because } of list) {
      const { line, column } = placeOf(start);
      const value = show ? `  ${JSON.stringify(text.slice(start, end))}` : '';
      console.log(
        `${file}:${line}:${column}  ${certainty}${category}  ${role}  ${rule}  ${score.toFixed(2)}  ${because.join(' ')}${value}`,
      );
    }
  }
  console.log(`${file}: ${findings.length} findings, ${possible.length} possible, ${quasi.length} quasi-identifiers`);
  return true;
}

interface Command {
  readonly jsonl: boolean;
  readonly show: boolean;
  readonly help: boolean;
  readonly files: readonly string[];
}

/** What was asked for, or what is wrong with it. */
function commandOf(): Command | string {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { jsonl: { type: 'boolean' }, show: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    const { jsonl = false, show = false, help = false } = values;
    if (help) return { jsonl, show, help, files: [] };
    if (jsonl && positionals.length > 0) return '--jsonl reads standard input and takes no files';
    if (!jsonl && positionals.length === 0) return 'nothing to scan';
    return { jsonl, show, help, files: positionals };
  } catch (error) {
    return optionFault(error);
  }
}

async function main(): Promise<number> {
  const command = commandOf();
  if (typeof command === 'string') {
    console.error(`scan: ${command}\n\n${USAGE}`);
    return 1;
  }
  if (command.help) {
    console.log(USAGE);
    return 0;
  }
  const detector = createDetector(
    readLexicon(readFileSync(new URL('../assets/lexicon/words.bin', import.meta.url))),
    readModel(readFileSync(new URL('../assets/model/tagger.bin', import.meta.url))),
  );
  if (command.jsonl) return (await scanLines(detector)) ? 0 : 1;
  return command.files.map((file) => scanFile(detector, file, command.show)).every(Boolean) ? 0 : 1;
}

process.exitCode = await main();
