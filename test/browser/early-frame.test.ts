import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openLab } from '../../bench/browser/lab.ts';
import { leaksIn } from '../../tools/demo/story/leak.ts';
import { PATIENT, PROMPT } from '../../tools/demo/story/planted.ts';
import { reachFrameFirst, sendFromFrame } from './hostile/early-frame.ts';
import { HOSTILE_URL, openHostileServer } from './hostile/hostile-server.ts';

const HOWS = [
  { how: 'contentWindow', address: 'srcdoc' },
  { how: 'index', address: 'srcdoc' },
  { how: 'index', address: 'none' },
] as const;
type How = (typeof HOWS)[number];

/** Longer than a frame and its guard take to start, and than a verdict takes. */
const READY_MS = 1_500;

describe.each(['chromium', 'firefox'] as const)('a frame that the page of %s reaches before the gate', (browser) => {
  const opened: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0).toReversed()) await each.close();
  });

  async function play(side: 'guarded' | 'control', { how, address }: How) {
    const server = await openHostileServer(null);
    opened.push(server);
    const lab = await openLab({ browser, ports: server, side });
    opened.push(lab);
    await lab.open(HOSTILE_URL);
    // A blank frame is left at once; the text is then what stands in the page's own box.
    if (address === 'none') {
      await lab.insert(PROMPT);
      await pause(READY_MS);
    }
    await lab.evaluate(`(${reachFrameFirst.toString()})('${how}', '${address}')`);
    if (address === 'srcdoc') {
      await pause(READY_MS);
      await lab.evaluate("early.window.document.querySelector('textarea').focus()");
      await lab.insert(PROMPT);
      await pause(READY_MS);
    }
    await lab.evaluate(`(${sendFromFrame.toString()})()`);
    await pause(READY_MS);
    return { leaks: leaksIn(server.record.since(0), PATIENT), heard: (await lab.evaluate('early.heard')) as string[] };
  }

  it.each(HOWS)('without the guard gives the text away ($how, $address)', async (how) => {
    expect((await play('control', how)).leaks).not.toEqual([]);
  });

  it.each(HOWS)('hears nothing of the line, and sends nothing ($how, $address)', async (how) => {
    expect(await play('guarded', how)).toEqual({ leaks: [], heard: [] });
  });
});
