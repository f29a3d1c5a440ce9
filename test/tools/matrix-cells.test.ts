import { describe, expect, it } from 'vitest';
import { CHANNELS } from '../../tools/matrix/cells/channels.ts';
import { CORE } from '../../tools/matrix/cells/core.ts';
import { ENCODINGS } from '../../tools/matrix/cells/encodings.ts';
import { allCells } from '../../tools/matrix/cells/grid.ts';
import { OPEN, openRow } from '../../tools/matrix/cells/open.ts';
import { PAGES } from '../../tools/matrix/cells/pages.ts';
import { PARTS, partOf, selectCells } from '../../tools/matrix/cells/select.ts';
import { MOMENTS, WAYS } from '../../tools/matrix/cells/cell.ts';
import { DIGIT_RUN, NAME_RUN, runsOf } from '../../tools/matrix/leak/runs.ts';
import { CLEAN_PROMPT } from '../../tools/demo/story/planted.ts';
import { detector } from '../phi/lexicon-fixture.ts';

const CELLS = allCells();

describe('the cells', () => {
  it('are at least 320, each with an id, a key and a patient of its own', () => {
    expect(CELLS.length).toBeGreaterThanOrEqual(320);
    for (const of of ['id', 'key'] as const) expect(new Set(CELLS.map((cell) => cell[of])).size).toBe(CELLS.length);
    const runs = CELLS.flatMap(({ patient: { names, numbers } }) => [
      ...names.flatMap((name) => runsOf(name.toLowerCase(), NAME_RUN)),
      ...numbers.flatMap((number) => runsOf(number, DIGIT_RUN)),
    ]);
    expect(new Set(runs).size).toBe(runs.length);
  });

  it('use every page, way, moment, channel and encoding, in both browsers wherever both have it', () => {
    const missing = (all: readonly string[], used: readonly string[]) => all.filter((each) => !used.includes(each));
    expect(
      missing(
        Object.keys(PAGES),
        CELLS.map(({ page }) => page),
      ),
    ).toEqual([]);
    expect(
      missing(
        Object.keys(CHANNELS),
        CELLS.map(({ channel }) => channel),
      ),
    ).toEqual([]);
    expect(
      missing(
        ENCODINGS,
        CELLS.map(({ encoding }) => encoding),
      ),
    ).toEqual([]);
    expect(
      missing(
        WAYS,
        CELLS.map(({ way }) => way),
      ),
    ).toEqual([]);
    expect(
      missing(
        MOMENTS,
        CELLS.map(({ moment }) => moment),
      ),
    ).toEqual([]);
    expect(CELLS.filter(({ browsers }) => browsers.length === 0)).toEqual([]);
  });

  it('have the same patients as yesterday', () => {
    const known = CELLS.find(({ id }) => id === 'fetch-json/textarea/type/draft');
    expect(known?.patient.prompt).toMatch(/^My patient [A-Z][a-z]+ [A-Z][a-z]+, MRN \d{8}, /);
    expect(allCells().map(({ patient }) => patient.prompt)).toEqual(CELLS.map(({ patient }) => patient.prompt));
  });

  it('plant what the detector finds, and a clean prompt in which it finds nothing', () => {
    const unfound = CELLS.filter(({ patient: { prompt, first, last, mrn } }) => {
      const found = detector
        .detect(prompt)
        .findings.map(({ start, end }) => prompt.slice(start, end))
        .join(' ');
      return ![first, last, mrn].every((value) => found.includes(value));
    });
    expect(unfound.map(({ patient }) => patient.prompt)).toEqual([]);
    expect(detector.detect(CLEAN_PROMPT).findings).toEqual([]);
  });

  it('send their clean prompt by a channel on which it can be read: compressed bytes only where it can wait', () => {
    const packed = CELLS.filter(({ encoding }) => encoding === 'gzip' || encoding === 'deflate');
    const byFetch = packed.filter(({ channel, cleanChannel }) => channel !== cleanChannel);
    expect(new Set(byFetch.map(({ channel }) => channel))).toEqual(
      new Set(['xhr-sync', 'beacon-buffer', 'worker-message']),
    );
  });

  it('stop to think inside a name or a number', () => {
    for (const { patient, pause } of CELLS) {
      expect(patient.prompt.startsWith(patient.pauses[pause])).toBe(true);
      expect(patient.prompt.charAt(patient.pauses[pause].length)).toMatch(/[a-z\d]/);
    }
  });
});

describe('the selection of npm test', () => {
  it('holds a core of 80 that all exist', () => {
    expect(CORE.size).toBe(80);
    expect(CELLS.filter(({ isCore }) => isCore).length).toBe(80);
  });

  it('plays every cell within six days in a row, and about a sixth of the others on each', () => {
    const today = Date.parse('2026-11-22T08:00:00Z');
    const days = Array.from({ length: PARTS }, (_, day) => selectCells(CELLS, partOf(today + day * 86_400_000)));
    expect(new Set(days.flat().map(({ id }) => id)).size).toBe(CELLS.length);
    for (const day of days) expect(day.length).toBeLessThanOrEqual(80 + Math.ceil((CELLS.length - 80) / PARTS));
  });
});

describe('the list of what is open', () => {
  it('names cells that exist, and no others', () => {
    for (const { columns, reason } of OPEN) {
      expect(reason.length).toBeGreaterThan(20);
      for (const column of columns) expect(CELLS.some((cell) => openRow(cell, column)?.reason === reason)).toBe(true);
    }
    const plain = CELLS.find(({ id }) => id === 'socket-json/textarea/type/draft')!;
    expect(openRow(plain, 'chromium')).toBeNull();
  });
});
