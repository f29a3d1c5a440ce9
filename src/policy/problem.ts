import type { BaseIssue } from 'valibot';

/** One thing wrong with a document: where it stands and what would be right. It never holds the value found. */
export interface Problem {
  /** `sites[2].status`; empty for the document itself. */
  readonly path: string;
  readonly expected: string;
}

/** Member names are written by the document's author and may be anything; only plain ones are shown. */
const PLAIN_MEMBER = /^[\w*-]{1,40}$/;

function pathOf(issue: BaseIssue<unknown>): string {
  let path = '';
  for (const step of issue.path ?? []) {
    if (typeof step.key === 'number') path += `[${step.key}]`;
    else {
      const member = PLAIN_MEMBER.test(String(step.key)) ? String(step.key) : '(a name that cannot be shown)';
      path += path === '' ? member : `.${member}`;
    }
  }
  return path;
}

function expectationOf(issue: BaseIssue<unknown>): string {
  // valibot's own texts of type errors quote the value; those of our constraints are written beside them.
  if (issue.kind === 'validation') return issue.message;
  if (issue.expected === 'never') return 'no such member; remove it or correct its spelling';
  const wanted = (issue.expected ?? 'another type').replace(/^\((.*)\)$/, '$1').replaceAll(' | ', ', ');
  if (issue.received === 'undefined')
    return wanted.startsWith('"') && wanted === `"${lastKey(issue)}"`
      ? 'this member; it is missing'
      : `${wanted}; it is missing`;
  return wanted.includes(',') ? `one of ${wanted}` : wanted;
}

function lastKey(issue: BaseIssue<unknown>): string {
  return String(issue.path?.at(-1)?.key ?? '');
}

export function problemsOf(issues: readonly BaseIssue<unknown>[]): Problem[] {
  return issues.map((issue) => ({ path: pathOf(issue), expected: expectationOf(issue) }));
}

export function problemLine(problem: Problem): string {
  return problem.path === '' ? `expected ${problem.expected}` : `${problem.path}: expected ${problem.expected}`;
}
