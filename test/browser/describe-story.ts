import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../tools/bootstrap/browsers.mjs';
import { buildDirOf, ROOT } from '../../tools/demo/build-extension.ts';
import { canManage } from '../../tools/demo/machine-policy.ts';
import { canInstallByPolicy } from '../../tools/demo/driver/policy-install.ts';
import { openNetted, openScene, type BrowserName, type OpenScene } from '../../tools/demo/open-scene.ts';
import type { Step } from '../../tools/demo/story/step.ts';
import { stepsFor } from '../../tools/demo/story/steps.ts';
import { walkStep } from '../../tools/demo/story/walk.ts';

/** The story of `npm start`, step by step, in a real browser with the built extension, each step with its control. */
export function describeStory(browser: BrowserName): void {
  describe(`the story in ${browser}`, () => {
    const screenshotDir = join(ROOT, '.output', 'demo', browser);
    let guarded: OpenScene;
    let netted: OpenScene | null = null;
    let control: OpenScene;

    beforeAll(async () => {
      const executable = findBrowser(browser);
      const buildDir = buildDirOf(browser);
      if (executable === null) throw new Error(`no ${browser} was found; npm test finds or installs it`);
      if (!existsSync(buildDir)) throw new Error('the extension is not built; run npm run build');
      mkdirSync(screenshotDir, { recursive: true });
      control = await openScene({ browser, executable, buildDir: null, headless: true });
      guarded = await openScene({ browser, executable, buildDir, headless: true });
      netted = await openNetted({ browser, executable, buildDir, headless: true }, guarded);
    });

    afterAll(async () => {
      await Promise.all([guarded?.close(), control?.close(), netted === guarded ? null : netted?.close()]);
    });

    // Without machine policy there is no institution whose policy could be tried.
    const hasNet = browser === 'firefox' || canInstallByPolicy();
    const canPlay = ({ needsPolicy, needsNet }: Step) => (!needsPolicy || canManage(browser)) && (!needsNet || hasNet);
    const steps = stepsFor(browser).filter(canPlay);
    const left = stepsFor(browser).filter((step) => !steps.includes(step));
    if (left.length > 0) {
      const ids = left.map(({ id }) => id).join(', ');
      console.warn(`${browser}: not walked, for they need machine policy (run as root on Linux): ${ids}`);
    }
    it.each(steps)('$id: $title', async (step) => {
      const { hasPolicy } = guarded;
      const { problems } = await walkStep(step, { guarded, netted, control, hasPolicy, screenshotDir });
      expect(problems).toEqual([]);
    });
  });
}
