import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../tools/bootstrap/browsers.mjs';
import { buildDirOf, ROOT } from '../../tools/demo/build-extension.ts';
import { canManage } from '../../tools/demo/machine-policy.ts';
import { openScene, type BrowserName, type OpenScene } from '../../tools/demo/open-scene.ts';
import { stepsFor } from '../../tools/demo/story/steps.ts';
import { walkStep } from '../../tools/demo/story/walk.ts';

/** The story of `npm start`, step by step, in a real browser with the built extension, each step with its control. */
export function describeStory(browser: BrowserName): void {
  describe(`the story in ${browser}`, () => {
    const screenshotDir = join(ROOT, '.output', 'demo', browser);
    let guarded: OpenScene;
    let control: OpenScene;

    beforeAll(async () => {
      const executable = findBrowser(browser);
      const buildDir = buildDirOf(browser);
      if (executable === null) throw new Error(`no ${browser} was found; npm test finds or installs it`);
      if (!existsSync(buildDir)) throw new Error('the extension is not built; run npm run build');
      mkdirSync(screenshotDir, { recursive: true });
      control = await openScene({ browser, executable, buildDir: null, headless: true });
      guarded = await openScene({ browser, executable, buildDir, headless: true });
    });

    afterAll(async () => {
      await Promise.all([guarded?.close(), control?.close()]);
    });

    // Without machine policy there is no institution whose policy could be tried.
    const steps = stepsFor(browser).filter((step) => !step.needsPolicy || canManage(browser));
    const left = stepsFor(browser).filter((step) => !steps.includes(step));
    if (left.length > 0) {
      const ids = left.map(({ id }) => id).join(', ');
      console.warn(`${browser}: not walked, for they need machine policy (run as root on Linux): ${ids}`);
    }
    it.each(steps)('$id: $title', async (step) => {
      const { problems } = await walkStep(step, { guarded, control, hasPolicy: guarded.hasPolicy, screenshotDir });
      expect(problems).toEqual([]);
    });
  });
}
