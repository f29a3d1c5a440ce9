// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createComposers, type Composers } from '../../src/guard/composers.ts';
import type { Composer } from '../../src/guard/editor/composer.ts';
import type { MarkedSpan } from '../../src/guard/editor/marked-span.ts';
import { plainComposer } from '../../src/guard/editor/plain-composer.ts';
import { createReading, type Reading } from '../../src/guard/reading.ts';
import { createVault, type Vault } from '../../src/guard/vault.ts';
import type { Verdict } from '../../src/phi/finding.ts';
import { createRecordingSurface, type RecordingSurface } from './recording-surface.ts';
import { scanByPattern } from './scan-by-pattern.ts';
import { siteContextFor } from './site-context-for.ts';

let area: HTMLTextAreaElement;
let composer: Composer;
let composers: Composers;
let vault: Vault;
let surface: RecordingSurface;
let reading: Reading;
/** Scans that have been asked for and not answered. */
let open: { text: string; answer: (verdict: Verdict) => void }[];
let scanned: string[];
let mostAtOnce: number;
let shown: { text: string; spans: readonly MarkedSpan[] }[];
let changes: number;
let isConfirming: boolean;
let isStopped: boolean;
let shared: string[];

async function turn(): Promise<void> {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
}

async function answer(verdict?: Verdict): Promise<void> {
  const scan = open.shift();
  scan?.answer(verdict ?? scanByPattern(scan.text));
  await turn();
}

function write(text: string): void {
  area.value = text;
  reading.touch(composer);
}

beforeEach(() => {
  document.body.innerHTML = '<textarea></textarea>';
  area = document.querySelector('textarea') as HTMLTextAreaElement;
  composer = plainComposer(area, 'prompt');
  composers = createComposers();
  vault = createVault();
  surface = createRecordingSurface();
  open = [];
  scanned = [];
  mostAtOnce = 0;
  shown = [];
  changes = 0;
  isConfirming = false;
  isStopped = false;
  shared = [];
  reading = createReading({
    ports: {
      scan(text) {
        scanned.push(text);
        const verdict = new Promise<Verdict>((resolve) => open.push({ text, answer: resolve }));
        mostAtOnce = Math.max(mostAtOnce, open.length);
        return verdict;
      },
      context: () => siteContextFor(),
      decide: (findings, { actions }) => findings.map(({ category }) => actions[category] ?? 'redact'),
      replacements: () => [],
      taken: () => undefined,
      isAlive: () => true,
      record: () => undefined,
      share: ({ seen }) => void shared.push(...seen.map(({ value }) => value)),
    },
    composers,
    vault,
    marks: {
      show: ({ read }, spans) => void shown.push({ text: read(), spans }),
      clear: () => void shown.push({ text: area.value, spans: [] }),
      dispose: () => undefined,
    },
    surface,
    isConfirming: () => isConfirming,
    isStopped: () => isStopped,
    changed: () => void (changes += 1),
  });
});

describe('a text that is read', () => {
  it('is marked and counted once its verdict is there, and its values are protected', async () => {
    write('Maria Gonzales has a cough');
    expect(surface.chips).toEqual([{ kind: 'checking' }]);
    expect(shown).toEqual([]);
    await answer();
    expect(surface.chips.at(-1)).toEqual({ kind: 'found', count: 1, possible: 0 });
    expect(shown).toEqual([{ text: 'Maria Gonzales has a cough', spans: [{ start: 0, end: 14, level: 'finding' }] }]);
    expect(vault.find('to Maria Gonzales')[0]).toMatchObject({ start: 3, end: 17 });
    expect(shared).toEqual(['Maria Gonzales']);
    expect(changes).toBe(1);
  });

  it('is not scanned twice', async () => {
    write('what is the dose');
    reading.touch(composer);
    await answer();
    reading.touch(composer);
    await reading.scan(composer);
    expect(scanned).toEqual(['what is the dose']);
    expect(surface.chips.at(-1)).toEqual({ kind: 'clear' });
  });

  it('is scanned once for Enter, too, that comes while it is being read', async () => {
    write('what is the dose');
    const sent = reading.scan(composer);
    expect(scanned).toEqual(['what is the dose']);
    await answer();
    expect(await sent).toMatchObject({ text: 'what is the dose', verdict: { kind: 'clear' } });
  });

  it('without marks, chip and values when it is emptied', async () => {
    write('Maria Gonzales has a cough');
    await answer();
    write(' ');
    expect(surface.chips.at(-1)).toEqual({ kind: 'hidden' });
    expect(shown.at(-1)?.spans).toEqual([]);
    expect(vault.find('Maria Gonzales')).toEqual([]);
    expect(changes).toBe(2);
    expect(scanned).toHaveLength(1);
  });

  it('keeps what the chip has just confirmed when the site empties the box', async () => {
    write('what is the dose');
    await answer();
    isConfirming = true;
    write('');
    expect(surface.chips.at(-1)).toEqual({ kind: 'clear' });
  });
});

describe('a text that changes while it is scanned', () => {
  it('is scanned again, one scan at a time, and only as it stands then', async () => {
    write('M');
    for (const text of ['Ma', 'Mari', 'Maria Gonz', 'Maria Gonzales']) write(text);
    expect(scanned).toEqual(['M']);
    await answer();
    expect(scanned).toEqual(['M', 'Maria Gonzales']);
    await answer();
    expect(scanned).toEqual(['M', 'Maria Gonzales']);
    expect(mostAtOnce).toBe(1);
    expect(surface.chips.at(-1)).toEqual({ kind: 'found', count: 1, possible: 0 });
  });

  it('is scanned again also when nothing told of the change', async () => {
    write('what is');
    area.value = 'what is the dose for Maria Gonzales';
    await answer();
    expect(scanned.at(-1)).toBe('what is the dose for Maria Gonzales');
  });

  it('has marks and chip of the newest text only', async () => {
    write('Maria Gonzales');
    write('what is the dose');
    await answer();
    expect(shown).toEqual([]);
    expect(surface.chips.map(({ kind }) => kind)).toEqual(['checking', 'checking']);
    expect(vault.find('Maria Gonzales')).toEqual([]);
    await answer();
    expect(surface.chips.at(-1)).toEqual({ kind: 'clear' });
    expect(shown).toEqual([{ text: 'what is the dose', spans: [] }]);
  });

  it('never has the verdict of another text', async () => {
    write('what is the dose');
    write('what is the dose for Maria Gonzales');
    await answer();
    expect(composers.read(composer).verdict).toBe(null);
    await answer();
    expect(composers.read(composer).verdict).toMatchObject({ kind: 'findings' });
  });

  it('is left alone when the page took the box away', async () => {
    write('what is');
    area.value = 'what is the dose';
    area.remove();
    await answer();
    expect(scanned).toEqual(['what is']);
  });
});

describe('a text that could not be scanned', () => {
  it('is said to be held, has no marks, and is asked about again', async () => {
    write('what is the dose');
    await answer({ kind: 'unscanned', reason: 'detector-silent' });
    expect(surface.chips.at(-1)).toEqual({ kind: 'held', why: 'detector-silent' });
    expect(shown.at(-1)?.spans).toEqual([]);
    reading.touch(composer);
    expect(scanned).toEqual(['what is the dose', 'what is the dose']);
    await answer();
    expect(surface.chips.at(-1)).toEqual({ kind: 'clear' });
    reading.touch(composer);
    expect(scanned).toHaveLength(2);
  });

  it('is asked about again by a send too', async () => {
    write('Maria Gonzales');
    await answer({ kind: 'unscanned', reason: 'detector-failed' });
    const verdict = reading.scan(composer);
    await answer();
    expect(await verdict).toMatchObject({ text: 'Maria Gonzales', verdict: { kind: 'findings' } });
  });
});

describe('a text that could not be scanned and is left alone', () => {
  const silent = { kind: 'unscanned', reason: 'detector-silent' } as const;

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is read again by itself, and nothing is said until there is something to say', async () => {
    write('Maria Gonzales');
    await answer(silent);
    vi.advanceTimersByTime(999);
    expect(scanned).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(scanned).toHaveLength(2);
    await answer(silent);
    expect(surface.chips.map(({ kind }) => kind)).toEqual(['checking', 'held']);
    vi.advanceTimersByTime(3_000);
    await answer();
    expect(surface.chips.slice(2)).toEqual([{ kind: 'found', count: 1, possible: 0 }]);
    vi.advanceTimersByTime(60_000);
    expect(scanned).toHaveLength(3);
  });

  it('is not asked about for ever', async () => {
    write('what is the dose');
    await answer(silent);
    for (let i = 0; i < 10; i++) {
      vi.advanceTimersByTime(10_000);
      await answer(silent);
    }
    expect(scanned).toHaveLength(4);
  });

  it.each(['too-long', 'unreadable', 'extension-gone'] as const)(
    'stays unread where no try can help: %s',
    async (reason) => {
      write('what is the dose');
      await answer({ kind: 'unscanned', reason });
      vi.advanceTimersByTime(60_000);
      expect(scanned).toHaveLength(1);
    },
  );

  it.each([
    ['emptied', () => write('')],
    ['in a box that the page took away', () => area.remove()],
    ['of a guard that has ended', () => void (isStopped = true)],
  ])('is not read again when it is %s', async (_, change) => {
    write('what is the dose');
    await answer(silent);
    change();
    vi.advanceTimersByTime(60_000);
    expect(scanned).toHaveLength(1);
  });
});

describe('two composers', () => {
  let edit: Composer;

  beforeEach(() => {
    edit = plainComposer(document.body.appendChild(document.createElement('textarea')), 'edit');
    (edit.node as HTMLTextAreaElement).value = 'what is the dose';
  });

  it('do not show the verdict of the one that is left', async () => {
    write('Maria Gonzales');
    composers.read(edit);
    await answer();
    expect(shown).toEqual([]);
    expect(composers.views().find(({ text }) => text === 'Maria Gonzales')?.verdict).toMatchObject({
      kind: 'findings',
    });
  });

  it('are both scanned, one after the other', async () => {
    write('Maria Gonzales');
    reading.touch(edit);
    expect(scanned).toEqual(['Maria Gonzales']);
    await answer();
    expect(scanned).toEqual(['Maria Gonzales', 'what is the dose']);
    await answer();
    expect(surface.chips.at(-1)).toEqual({ kind: 'clear' });
    expect(mostAtOnce).toBe(1);
  });
});
