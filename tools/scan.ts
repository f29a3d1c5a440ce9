/**
 * The detector on the command line.
 *
 *   npm run -s scan -- [--show] FILE...     findings for people: line:column, category, role, rule, score, reasons
 *   npm run -s scan -- --jsonl              {"id","text"} lines on standard input, findings as lines on standard output
 *
 * Values are printed only with --show: a terminal's history outlives the look at it. Offsets of --jsonl are UTF-16
 * code units. A malformed line or an unreadable file is reported on standard error, the others are still answered,
 * and the exit status is 1.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createDetector, type Detector } from '../src/phi/detect.ts';
import type { Finding } from '../src/phi/finding.ts';
import { readLexicon } from '../src/phi/lexicon/read-lexicon.ts';

const USAGE = 'usage: scan [--show] FILE...   |   scan --jsonl < LINES';

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
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number++;
    if (line.trim() === '') continue;
    const input = inputOf(line);
    if (input === undefined) {
      console.error(`line ${number}: not a JSON object with "id" and "text"`);
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

/** Line and column (both from 1) of an offset. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line++;
  return `${line}:${offset - lineStart + 1}`;
}

function scanFile(detector: Detector, file: string, show: boolean): boolean {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    console.error(`${file}: cannot be read`);
    return false;
  }
  const { findings, possible, quasi } = detector.detect(text);
  for (const { certainty, list } of [
    { certainty: '', list: findings },
    { certainty: 'possible ', list: possible },
  ]) {
    for (const { start, end, category, role, rule, score, because } of list) {
      const value = show ? `  ${JSON.stringify(text.slice(start, end))}` : '';
      console.log(
        `${file}:${placeOf(text, start)}  ${certainty}${category}  ${role}  ${rule}  ${score.toFixed(2)}  ${because.join(' ')}${value}`,
      );
    }
  }
  console.log(`${file}: ${findings.length} findings, ${possible.length} possible, ${quasi.length} quasi-identifiers`);
  return true;
}

async function main(): Promise<number> {
  let options: { jsonl?: boolean; show?: boolean };
  let files: string[];
  try {
    const parsed = parseArgs({
      allowPositionals: true,
      options: { jsonl: { type: 'boolean' }, show: { type: 'boolean' } },
    });
    options = parsed.values;
    files = parsed.positionals;
  } catch {
    console.error(USAGE);
    return 1;
  }
  if (options.jsonl !== true && files.length === 0) {
    console.error(USAGE);
    return 1;
  }
  const detector = createDetector(readLexicon(readFileSync(new URL('../assets/lexicon/words.bin', import.meta.url))));
  if (options.jsonl === true) return (await scanLines(detector)) ? 0 : 1;
  return files.map((file) => scanFile(detector, file, options.show === true)).every(Boolean) ? 0 : 1;
}

process.exitCode = await main();
