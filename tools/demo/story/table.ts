import type { Walked } from './walk.ts';

const WIDTHS = { title: 32, saw: 46, received: 62, control: 30 };

/** The story as a table for a terminal: step, what the clinician saw, what the server received, control, ok or not. */
export function tableHead(): string {
  return `${line('STEP', 'THE CLINICIAN SAW', 'THE SERVER RECEIVED', 'CONTROL (GUARD OFF)', '')}\n${'-'.repeat(182)}`;
}

export function tableRow(step: Walked): string {
  const row = line(step.title, step.saw, step.received, step.control, step.outcome);
  return [row, ...step.problems.map((problem) => `    ${problem}`)].join('\n');
}

function line(title: string, saw: string, received: string, control: string, outcome: string): string {
  return [
    cell(title, WIDTHS.title),
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
