import { setTimeout as pause } from 'node:timers/promises';
import { until, type Scene } from './scene.ts';

const REFRESH = 'section.part button';

/** Has the extension fetch the policy that the office has now, by the popup's own button. */
export async function refreshPolicy({ driver, institution: { record } }: Scene): Promise<void> {
  const mark = record.mark();
  await driver.clickBeside(`${driver.extensionUrl}popup.html`, REFRESH);
  await until(() => record.since(mark).some((entry) => entry.target.startsWith('/policy.json')));
  await pause(500);
}
