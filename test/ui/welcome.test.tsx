// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { Welcome } from '../../src/ui/welcome/welcome.tsx';

describe('Welcome', () => {
  it('marks the identifiers before, and shows none of them after', () => {
    render(<Welcome />, document.body);
    const [before, after] = [...document.querySelectorAll('.example .card')].map(({ textContent }) => textContent);
    const marked = [...document.querySelectorAll('mark')].map(({ textContent }) => textContent);
    expect(marked).toHaveLength(3);
    expect(marked.filter((value) => !before?.includes(value))).toEqual([]);
    expect(marked.filter((value) => after?.includes(value))).toEqual([]);
    expect(after).toContain('[PATIENT-1]');
  });
});
