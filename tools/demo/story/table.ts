import type { Walked } from './walk.ts';

/** Titles are never cut: the few longer ones push the rest of their row aside. */
const WIDTHS = { title: 43, saw: 46, received: 62, control: 30 };

/** The story as a table for a terminal: step, what the clinician saw, what the server received, control, ok or not. */
export function tableHead(): string {
  const head = line('STEP', 'THE CLINICIAN SAW', 'THE SERVER RECEIVED', 'CONTROL (GUARD OFF)', '');
  return `${head}\n${'-'.repeat(head.length + 'not ok'.length)}`;
}

export function tableRow(step: Walked): string {
  const row = line(step.title, step.saw, step.received, step.control, step.outcome);
  return [row, ...step.problems.map((problem) => `    ${problem}`)].join('\n');
}

/** What stands below the table: the counts, and where the pictures are when any were taken. */
export function tableEnd(walked: readonly Walked[], screenshotDir: string | null): string {
  const count = (outcome: Walked['outcome']) => walked.filter((step) => step.outcome === outcome).length;
  const left = count('needs machine policy');
  const note = left === 0 ? '' : `, ${left} not walked: they need machine policy (run as root on Linux)`;
  const counts = `${count('ok')} ok, ${count('not ok')} not ok${note}`;
  return screenshotDir === null ? counts : `Screenshots: ${screenshotDir}\n${counts}`;
}

function line(title: string, saw: string, received: string, control: string, outcome: string): string {
  return [
    title.padEnd(WIDTHS.title),
    cell(saw, WIDTHS.saw),
    cell(received, WIDTHS.received),
    cell(control, WIDTHS.control),
    outcome,
  ].join(' | ');
}

function cell(text: string, width: number): string {
  const flat = text.replace(/\s+/g, ' ');
  return (flat.length > width ? `${flat.slice(0, width - 1)}…` : flat).padEnd(width);
}
