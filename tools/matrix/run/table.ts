import type { Cell } from '../cells/cell.ts';
import { COLUMNS, type ColumnId } from '../columns.ts';
import type { Ran } from './run-cells.ts';

/** What is bad: everything but what was to be shown. */
export function isBad({ outcome }: Pick<Ran, 'outcome'>): boolean {
  return outcome !== 'ok' && outcome !== 'open';
}

/** One line as a cell ends. */
export function cellLine({ cell, column, outcome, detail }: Ran): string {
  return `${outcome.padEnd(8)}${column.padEnd(17)}${cell.id}${detail === '' ? '' : `  (${detail})`}`;
}

/** The table: one row for each family of channels, one column for each installation, `ok/played` and what is not ok. */
export function tableText(results: readonly Ran[]): string {
  const columns = COLUMNS.filter(({ id }) => results.some(({ column }) => column === id));
  const rows = [...new Set(results.map(({ cell }) => cell.row))];
  const head = ['', ...columns.map(({ title }) => title)];
  const body = rows.map((row) => [row, ...columns.map(({ id }) => summary(results, row, id))]);
  const widths = head.map((_, index) => Math.max(...[head, ...body].map((line) => line[index]?.length ?? 0)));
  return [head, ...body]
    .map((line) =>
      line
        .map((text, index) => text.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function summary(results: readonly Ran[], row: string, id: ColumnId): string {
  const mine = results.filter(({ cell, column }) => cell.row === row && column === id);
  if (mine.length === 0) return '-';
  const ok = mine.filter(({ outcome }) => outcome === 'ok').length;
  const others = [...new Set(mine.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'ok'))];
  const counts = others.map((outcome) => `${mine.filter((each) => each.outcome === outcome).length} ${outcome}`);
  return [`${ok}/${mine.length}`, ...counts].join(', ');
}

/** What is open, with the reason, and what is declared open and is not. */
export function openText(results: readonly Ran[]): string {
  return results
    .filter(({ outcome }) => outcome === 'open' || outcome === 'shut')
    .map((each) => `${each.outcome}: ${each.cell.id} in ${each.column}: ${each.detail}`)
    .join('\n');
}

/**
 * `0 leaks of N`: N playings, of which those that are declared open count as leaks of nothing but the list. How many
 * those are stands in a line before, when there are any: nobody shall read 0 leaks as 0 ways out.
 */
export function lastLines(results: readonly Ran[]): string {
  const count = (outcome: Ran['outcome']) => results.filter((ran) => ran.outcome === outcome).length;
  const open = count('open');
  const leaks = `${count('leak')} leaks of ${results.length}`;
  return open === 0 ? leaks : `${open} of ${results.length} known open, each with its reason above\n${leaks}`;
}

/** Cells that no browser of this run can play, with the reason of the channel or way. */
export function unplayedText(cells: readonly Cell[], browsers: readonly Cell['browsers'][number][]): string[] {
  return browsers.flatMap((browser) => {
    const left = cells.filter((cell) => !cell.browsers.includes(browser));
    return left.length === 0 ? [] : [`not played in ${browser}: ${left.map(({ id }) => id).join(', ')}`];
  });
}
