import type { Cell } from '../cells/cell.ts';
import { leaksIn } from '../leak/measure.ts';
import { DIGIT_RUN, NAME_RUN } from '../leak/runs.ts';
import type { Received } from '../server/received.ts';
import { cleanIn, type Played } from './played.ts';

/** open: leaks, as cells/open.ts says. shut: does not, although it says so. error: the page did not work on. */
export type Outcome = 'ok' | 'leak' | 'broken' | 'lost' | 'doubled' | 'altered' | 'error' | 'open' | 'shut';

export interface Judged {
  readonly outcome: Outcome;
  /** What was seen, in a few words. */
  readonly detail: string;
}

/** A played side with everything that its key received. */
export interface Shown {
  readonly played: Played;
  readonly received: readonly Received[];
}

/** What both playings of a cell prove. A cell whose control did not let the patient out proves nothing. */
export function judgeCell(cell: Cell, guarded: Shown, control: Shown): Judged {
  const broken = controlFault(cell, control);
  if (broken !== null) return { outcome: 'broken', detail: broken };
  const leaks = leaksIn(guarded.received, cell.patient);
  if (leaks.length > 0) {
    const when = guarded.received.length > 0 ? '' : ' late';
    return { outcome: 'leak', detail: `${leaks.length} parts arrived${when}, such as "${leaks[0]}"` };
  }
  if (guarded.played.fault !== null) return { outcome: 'error', detail: guarded.played.fault };
  const foreign = guarded.played.errors.find((message) => !control.played.errors.includes(message));
  const clean = judgeClean(cell, guarded, control);
  if (clean !== null) return clean;
  return foreign === undefined
    ? { outcome: 'ok', detail: guarded.played.note }
    : { outcome: 'error', detail: `page error: ${foreign}` };
}

/** Why a control proves nothing: the patient did not arrive, or the clean prompt did not. */
export function controlFault(cell: Cell, { played, received }: Shown): string | null {
  if (played.fault !== null) return `control: ${played.fault}`;
  const noise = leaksIn(received.slice(0, played.patientMark), cell.patient);
  if (noise.length > 0) return `control: the page's own traffic holds "${noise[0]}"`;
  if (!hasArrived(cell, received)) return 'control: the patient did not arrive';
  return cleanIn(cell, received.slice(played.cleanMark)).length > 0 ? null : 'control: the clean prompt did not arrive';
}

/** Whether enough of the patient has arrived: of a draft what was typed so far, else a name and a number. */
export function hasArrived(cell: Cell, received: readonly Received[]): boolean {
  const leaks = leaksIn(received, cell.patient);
  const hasName = leaks.some((run) => run.length === NAME_RUN && /\D/.test(run));
  const hasNumber = leaks.some((run) => run.length === DIGIT_RUN && !/\D/.test(run));
  return cell.moment === 'draft' && cell.pause === 'name' ? hasName : hasName && hasNumber;
}

/** The clean prompt arrives as often as without the guard, and byte for byte the same. */
function judgeClean(cell: Cell, guarded: Shown, control: Shown): Judged | null {
  const [came, expected] = [guarded, control].map(({ played, received }) =>
    cleanIn(cell, received.slice(played.cleanMark)).map(signatureOf).toSorted(),
  ) as [string[], string[]];
  const missing = expected.filter((each) => !came.includes(each));
  if (came.length < expected.length) {
    return {
      outcome: 'lost',
      detail: `${came.length} of ${expected.length} clean requests arrived; ${guarded.played.note}`,
    };
  }
  if (missing.length > 0) return { outcome: 'altered', detail: `"${missing[0]?.slice(0, 80)}" came changed` };
  if (came.length > expected.length) {
    return { outcome: 'doubled', detail: `${came.length} clean requests instead of ${expected.length}` };
  }
  return null;
}

/** What a server would see of a request; the boundary of a multipart body is drawn by lot. */
function signatureOf({ kind, method, target, headers, bytes }: Received): string {
  const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1];
  const parts = [
    kind,
    method,
    target,
    headers['content-type'] ?? '',
    headers['referer'] ?? '',
    headers['cookie'] ?? '',
    bytes.toString('latin1'),
  ];
  const text = parts.join('\n');
  return boundary === undefined ? text : text.replaceAll(boundary, '');
}
