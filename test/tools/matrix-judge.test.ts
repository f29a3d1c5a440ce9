import { describe, expect, it } from 'vitest';
import { CLEAN_PROMPT } from '../../tools/demo/story/planted.ts';
import { allCells } from '../../tools/matrix/cells/grid.ts';
import { judgeCell, type Shown } from '../../tools/matrix/run/judge-cell.ts';
import type { Played } from '../../tools/matrix/run/played.ts';
import type { Received } from '../../tools/matrix/server/received.ts';
import { isBad, lastLines, tableText } from '../../tools/matrix/run/table.ts';

const CELL = allCells().find(({ id }) => id === 'fetch-json/textarea/type/unseen')!;
const { prompt } = CELL.patient;

function received(body: string, given: Partial<Received> = {}): Received {
  return {
    kind: 'request',
    method: 'POST',
    host: CELL.key,
    target: '/x',
    headers: {},
    bytes: Buffer.from(body),
    ...given,
  };
}

/** The page's own load, then what left before the clean phase, then in it. */
function shown(before: readonly Received[], after: readonly Received[], given: Partial<Played> = {}): Shown {
  const load = received('', { method: 'GET', target: '/' });
  const played = { fault: null, patientMark: 1, cleanMark: 1 + before.length, errors: [], note: '', ...given };
  return { played, received: [load, ...before, ...after] };
}

const CONTROL = shown([received(prompt)], [received(CLEAN_PROMPT)]);
const outcome = (guarded: Shown, control = CONTROL) => judgeCell(CELL, guarded, control).outcome;

describe('a cell', () => {
  it('is ok when nothing of the patient arrives and the clean prompt does, once and as it was', () => {
    expect(outcome(shown([], [received(CLEAN_PROMPT)]))).toBe('ok');
    expect(outcome(shown([received('{"event":"focus"}')], [received(CLEAN_PROMPT)]))).toBe('ok');
  });

  it('leaks when a part arrives, be it late', () => {
    expect(outcome(shown([received(CELL.patient.last.slice(0, 4))], [received(CLEAN_PROMPT)]))).toBe('leak');
    expect(outcome(shown([], [received(CLEAN_PROMPT), received(CELL.patient.mrn)]))).toBe('leak');
  });

  it('leaks rather than fails when both are true', () => {
    expect(outcome(shown([received(prompt)], [], { fault: 'the page did not start' }))).toBe('leak');
  });

  it('says when the clean prompt was lost, doubled or altered', () => {
    expect(outcome(shown([], []))).toBe('lost');
    expect(outcome(shown([], [received(CLEAN_PROMPT), received(CLEAN_PROMPT)]))).toBe('doubled');
    expect(outcome(shown([], [received(`${CLEAN_PROMPT} `)]))).toBe('altered');
    expect(outcome(shown([], [received(CLEAN_PROMPT, { headers: { cookie: 'a=1' } })]))).toBe('altered');
  });

  it('tells two multipart bodies with boundaries of their own from an altered one', () => {
    const multipart = (boundary: string, text: string) =>
      received(`--${boundary}\r\n\r\n${text}`, {
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      });
    const control = shown([received(prompt)], [multipart('one', CLEAN_PROMPT)]);
    expect(outcome(shown([], [multipart('two', CLEAN_PROMPT)]), control)).toBe('ok');
    expect(outcome(shown([], [multipart('two', `${CLEAN_PROMPT}!`)]), control)).toBe('altered');
  });

  it('fails when the page breaks as it does not without the guard', () => {
    const clean = [received(CLEAN_PROMPT)];
    expect(outcome(shown([], clean, { errors: ['x is undefined'] }))).toBe('error');
    expect(outcome(shown([], clean, { fault: 'the page did not start' }))).toBe('error');
    const broken = shown([received(prompt)], clean, { errors: ['x is undefined'] });
    expect(outcome(shown([], clean, { errors: ['x is undefined'] }), broken)).toBe('ok');
  });

  it('is broken when its control proves nothing', () => {
    const guarded = shown([], [received(CLEAN_PROMPT)]);
    const clean = received(CLEAN_PROMPT);
    expect(outcome(guarded, shown([], [clean]))).toBe('broken');
    expect(outcome(guarded, shown([received(CELL.patient.first)], [clean]))).toBe('broken');
    expect(outcome(guarded, shown([received(prompt)], []))).toBe('broken');
    expect(outcome(guarded, shown([received(prompt)], [clean], { patientMark: 2 }))).toBe('broken');
    expect(outcome(guarded, shown([received(prompt)], [clean], { fault: 'closed' }))).toBe('broken');
  });
});

describe('the table', () => {
  const ran = (outcome: 'ok' | 'leak' | 'open' | 'shut') =>
    ({ cell: CELL, column: 'chromium', outcome, detail: '' }) as const;

  it('counts leaks in its last line, and takes what is open for neither good nor bad', () => {
    expect(lastLines([ran('ok'), ran('leak')])).toBe('1 leaks of 2');
    expect([ran('ok'), ran('open'), ran('leak'), ran('shut')].map(isBad)).toEqual([false, false, true, true]);
    expect(tableText([ran('ok'), ran('open')])).toContain('1/2, 1 open');
  });

  it('says in the line before how many are known open, and keeps its last line as scripts read it', () => {
    const [before, last, ...more] = lastLines([ran('ok'), ran('open'), ran('open')]).split('\n');
    expect(before).toMatch(/^2 of 3 known open/);
    expect([last, ...more]).toEqual(['0 leaks of 3']);
  });
});
