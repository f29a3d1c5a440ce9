/** Writes the measured parts of docs/MODEL.md: `node tools/model-card.ts` after `node tools/train.ts`. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const CARD = new URL('../docs/MODEL.md', import.meta.url);
const MODEL = new URL('../assets/model/tagger.bin', import.meta.url);

function printed(...args: readonly string[]): string {
  const bench = fileURLToPath(new URL('../bench/model.ts', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [bench, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`bench/model.ts ended with status ${status}`);
  return stdout.trim();
}

function replaced(card: string, mark: string, content: string): string {
  const begin = `<!-- ${mark} -->`;
  const end = `<!-- /${mark} -->`;
  const from = card.indexOf(begin);
  const to = card.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/MODEL.md lacks the markers ${begin} and ${end}`);
  return `${card.slice(0, from + begin.length)}\n${content}\n${card.slice(to)}`;
}

const bytes = readFileSync(MODEL);
let card = readFileSync(CARD, 'utf8');
card = replaced(card, 'file', `${bytes.length} bytes, sha256 \`${createHash('sha256').update(bytes).digest('hex')}\``);
card = replaced(card, 'all', printed('--ablation', '--categories'));
card = replaced(card, 'final', printed('--part=final'));
writeFileSync(CARD, card);
