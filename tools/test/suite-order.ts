import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The story mostly waits and takes longest, so it starts first; the matrix fills what processor time it leaves. */
export const ORDER: readonly string[] = [
  'browser/firefox.test.ts',
  'browser/chromium.test.ts',
  'browser/matrix-firefox.test.ts',
  'browser/hostile-page.test.ts',
  'browser/early-frame.test.ts',
  'browser/clean-page.test.ts',
  'browser/kept-draft.test.ts',
  'browser/matrix-chromium.test.ts',
];

/** Starts browser suites in the order in which all of them end soonest; the others as vitest would. */
export class SuiteOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const place = ({ moduleId }: TestSpecification) => ORDER.findIndex((end) => moduleId.endsWith(end));
    return usual.toSorted((a, b) => place(a) - place(b));
  }
}
