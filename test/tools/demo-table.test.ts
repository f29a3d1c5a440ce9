import { describe, expect, it } from 'vitest';
import { stepsFor } from '../../tools/demo/story/steps.ts';
import { tableEnd, tableRow } from '../../tools/demo/story/table.ts';
import type { Walked } from '../../tools/demo/story/walk.ts';

const walked = (given: Partial<Walked>): Walked => ({
  id: 'clean',
  title: 'A title',
  outcome: 'ok',
  saw: '',
  received: '',
  control: '',
  problems: [],
  ...given,
});

describe('the table of the story', () => {
  it('shows the whole title of every step, and cuts results', () => {
    const result = 'word '.repeat(40);
    for (const { title } of stepsFor('chromium')) {
      const row = tableRow(walked({ title, saw: result, received: result, control: result }));
      expect(row.startsWith(`${title} `)).toBe(true);
      expect(row.match(/…/g)).toHaveLength(3);
    }
  });

  it('ends with where the screenshots are, and the counts', () => {
    const steps = [walked({}), walked({ outcome: 'not ok' }), walked({ outcome: 'needs machine policy' })];
    expect(tableEnd(steps, '/out/demo')).toMatch(/^Screenshots: \/out\/demo\n1 ok, 1 not ok, 1 not walked: /);
    expect(tableEnd([walked({})], null)).toBe('1 ok, 0 not ok');
  });
});
