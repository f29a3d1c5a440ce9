import { join } from 'node:path';
import { understand } from '../bootstrap/options.mjs';
import { readArguments, type Arguments } from './arguments.ts';
import { buildExtension, ROOT } from './build-extension.ts';
import { USAGE } from './options.mjs';
import { openNetted, openScene } from './open-scene.ts';
import { stepsFor } from './story/steps.ts';
import { tableEnd, tableHead, tableRow } from './story/table.ts';
import { walk } from './story/walk.ts';

/** `npm start`: the product in a real browser, for a person to play with or walking its story by itself. */
async function main(): Promise<number> {
  const args = understand('npm start', USAGE, (words) => readArguments(words, process.env, process.platform));
  if (args.walkNotice !== null) console.log(args.walkNotice);
  return args.isWalk ? walkStory(args) : play(args);
}

async function walkStory(args: Arguments): Promise<number> {
  const steps = stepsFor(args.browser).filter(({ id }) => args.steps.length === 0 || args.steps.includes(id));
  const buildDir = args.isControlOnly ? null : await build(args);
  const common = { browser: args.browser, executable: args.executable, headless: true };
  const control = await openScene({ ...common, buildDir: null });
  const guarded = buildDir === null ? null : await openScene({ ...common, buildDir });
  const screenshotDir = join(ROOT, '.output', 'demo', args.browser);
  const needsNet = steps.some((step) => step.needsNet === true);
  const netted = buildDir === null || !needsNet ? null : await openNetted({ ...common, buildDir }, guarded);
  try {
    console.log(`${args.browser} ${control.driver.version}\n${tableHead()}`);
    const walked = await walk(steps, {
      guarded,
      netted,
      control,
      hasPolicy: guarded?.hasPolicy ?? false,
      screenshotDir,
      told: (step) => console.log(tableRow(step)),
    });
    console.log(`\n${tableEnd(walked, guarded === null ? null : screenshotDir)}`);
    return walked.some((step) => step.outcome === 'not ok') ? 1 : 0;
  } finally {
    await Promise.all([control.close(), guarded?.close(), netted === guarded ? null : netted?.close()]);
  }
}

/** Leaves the browser to the person until its window is closed. */
async function play(args: Arguments): Promise<number> {
  const scene = await openScene({
    browser: args.browser,
    executable: args.executable,
    buildDir: await build(args),
    headless: false,
  });
  const stop = () => void scene.close().then(() => process.exit(0));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  await scene.driver.open(scene.institution.page('chatgpt').url);
  console.log(`
Chaperone is running in the browser that has just opened. Every chat in it is a local stand-in; nothing leaves this computer.

Try this in the chat that is open:
  My patient Maria Lindqvist, DOB 04/02/1961, MRN 5523908, takes apixaban 5 mg. Is the dose right?
  Press Enter: the message is held and a panel lists what was found. Enter sends it de-identified, Escape goes back.

Other pages:
${scene.institution.pages
  .filter((page) => page.habit === 'plain')
  .map((page) => `  ${page.url.padEnd(36)} ${page.title}`)
  .join('\n')}
${scene.hasPolicy ? '' : '\nThe institution\u2019s policy is not in force: a browser takes it from machine policy only (run as root on Linux).\n'}
Close the browser or press Ctrl+C to end.`);
  await scene.driver.closed;
  await scene.close();
  return 0;
}

async function build(args: Arguments): Promise<string> {
  console.log('Building the extension …');
  return buildExtension(args.browser);
}

process.exit(await main());
