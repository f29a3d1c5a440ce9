import { describe, expect, it } from 'vitest';
import { readArguments } from '../../tools/demo/arguments.ts';
import { readStartOptions, STEP_IDS, USAGE } from '../../tools/demo/options.mjs';
import { stepsFor } from '../../tools/demo/story/steps.ts';

const PLACES = ['--chromium=/c', '--firefox=/f'];
const read = (args: readonly string[], environment = { DISPLAY: ':0' } as NodeJS.ProcessEnv) =>
  readArguments([...args, ...PLACES], environment, 'linux');

describe('the arguments of npm start', () => {
  it('name browser, walk and steps, with the places that the bootstrap adds', () => {
    expect(read(['--walk', '--browser=firefox', '--steps=clean,net'])).toEqual({
      browser: 'firefox',
      executable: '/f',
      isWalk: true,
      walkNotice: null,
      isControlOnly: false,
      steps: ['clean', 'net'],
    });
    expect(read([])).toMatchObject({ browser: 'chromium', executable: '/c', isWalk: false, steps: [] });
    expect(read(['--control'])).toMatchObject({ isWalk: true, isControlOnly: true });
    expect(read(['--steps=clean'])).toMatchObject({ isWalk: true });
  });

  it('take the value of an option behind a space too', () => {
    expect(read(['--browser', 'firefox']).browser).toBe('firefox');
    expect(readStartOptions(['--browser', 'firefox']).browser).toBe('firefox');
  });

  it.each([
    [['--frob'], 'unknown option --frob; the options are --browser'],
    [['walk'], 'the word walk is no option'],
    [['--walk=yes'], '--walk takes no value'],
    [['--browser'], '--browser lacks its value'],
    [['--browser', '--walk'], '--browser lacks its value'],
    [['--browser=opera'], '--browser is chromium or firefox, not "opera"'],
    [['--steps=clean,clear'], 'there is no step "clear"'],
    [['--steps='], 'there is no step ""'],
    [['--steps=silent', '--browser=firefox'], '"silent" can be walked in Chromium only'],
    [['--chromium=/c'], 'unknown option --chromium'],
  ])('refuse %j in one line that names it', (args, message) => {
    expect(() => readStartOptions(args)).toThrow(message);
    expect(() => readStartOptions(args)).not.toThrow('\n');
  });

  it('say why the story is walked when nobody asked for it', () => {
    expect(read([], {})).toMatchObject({ isWalk: true, walkNotice: expect.stringMatching(/^There is no display.*$/) });
    expect(read(['--walk'], {}).walkNotice).toBeNull();
    expect(read([]).walkNotice).toBeNull();
  });

  it('are all explained, with the ids of the steps that there are', () => {
    const sorted = (ids: readonly string[]) => ids.toSorted();
    const firefox = stepsFor('firefox').map(({ id }) => id);
    const chromium = stepsFor('chromium').map(({ id }) => id);
    expect(sorted(STEP_IDS.everywhere)).toEqual(sorted(firefox));
    expect(sorted([...STEP_IDS.everywhere, ...STEP_IDS.chromium])).toEqual(sorted(chromium));
    for (const word of ['--browser', '--walk', '--control', '--steps', '--help', ...chromium])
      expect(USAGE).toContain(word);
  });
});
