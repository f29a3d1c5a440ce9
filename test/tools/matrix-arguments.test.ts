import { describe, expect, it } from 'vitest';
import { readMatrixArguments } from '../../tools/matrix/arguments.ts';
import { allCells } from '../../tools/matrix/cells/grid.ts';
import { COLUMNS } from '../../tools/matrix/columns.ts';
import { CELL_GROUPS, COLUMN_BROWSERS, readMatrixOptions, USAGE } from '../../tools/matrix/options.mjs';

describe('the arguments of npm run matrix', () => {
  it('name cells, browser and column', () => {
    const read = readMatrixArguments(['--cells=fetch,xhr', '--browser=firefox', '--column=firefox', '--firefox=/f']);
    expect(read).toMatchObject({ cells: ['fetch', 'xhr'], browsers: ['firefox'], columns: ['firefox'] });
    expect(read.executables).toEqual({ chromium: '', firefox: '/f' });
    expect(readMatrixArguments([])).toMatchObject({ browsers: ['chromium', 'firefox'], cells: [], lanes: null });
    expect(readMatrixArguments([]).columns).toHaveLength(3);
    expect(readMatrixArguments(['--browser', 'chromium', '--lanes', '2'])).toMatchObject({
      browsers: ['chromium'],
      lanes: 2,
    });
    expect(readMatrixArguments(['--column=chromium-policy']).browsers).toEqual(['chromium']);
    expect(readMatrixArguments(['--blind', '--selection', '--list'])).toMatchObject({
      isBlind: true,
      isSelection: true,
      isList: true,
    });
  });

  it.each([
    [['--frob'], 'unknown option --frob; the options are --browser'],
    [['fetch'], 'the word fetch is no option'],
    [['--browser=opera'], '--browser is chromium or firefox, not "opera"'],
    [['--column=edge'], '--column is one of chromium, chromium-policy, firefox, not "edge"'],
    [['--browser=firefox', '--column=chromium'], '--column=chromium is none of --browser=firefox'],
    [['--lanes=two'], '--lanes is a number from 1 to 99, not "two"'],
    [['--lanes=0'], '--lanes is a number'],
    [['--lanes='], '--lanes is a number'],
  ])('refuse %j in one line that names it, before anything is installed', (args, message) => {
    expect(() => readMatrixOptions(args)).toThrow(message);
    expect(() => readMatrixOptions(args)).not.toThrow('\n');
  });

  it.each(['--cells=fetch,fitch', '--cells=fetch,'])('refuse a part that no cell has: %s', (given) => {
    const part = given.split(',')[1] ?? '';
    expect(() => readMatrixArguments([given])).toThrow(`no cell's id holds "${part}"; npm run matrix -- --list`);
  });

  it('are all explained, with what cells are made of', () => {
    const cells = allCells();
    const have = (values: readonly string[]) => [...new Set(values)].toSorted();
    expect(have(CELL_GROUPS.pages)).toEqual(have(cells.map(({ page }) => page)));
    expect(have(CELL_GROUPS.ways)).toEqual(have(cells.map(({ way }) => way)));
    expect(have(CELL_GROUPS.moments)).toEqual(have(cells.map(({ moment }) => moment)));
    expect(have(CELL_GROUPS.channels)).toEqual(have(cells.map(({ channel }) => channel.split('-')[0] ?? '')));
    expect(COLUMN_BROWSERS).toEqual(Object.fromEntries(COLUMNS.map(({ id, browser }) => [id, browser])));
    for (const word of ['--cells', '--column', '--lanes', '--list', '--blind', '--selection', 'after-deletion', 'sink'])
      expect(USAGE).toContain(word);
  });
});
