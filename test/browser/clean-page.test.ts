import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../../bench/browser/lab.ts';
import { textOf } from '../../tools/demo/institution/record.ts';
import { CLEAN_PATH, PROBES, type Probe } from './clean/probes.ts';
import { HOSTILE_URL, openHostileServer, type HostileServer } from './hostile/hostile-server.ts';

/** From its first key on the gate judges what a page sends. */
const PROMPT = 'What is the usual dose of amoxicillin in otitis media?';
/** Longer than a page and its guard take to start, and than a verdict takes. */
const READY_MS = 1_000;

/** What arrived, without the boundaries that a browser draws by lot. */
interface Arrived {
  readonly target: string;
  readonly type: string;
  readonly text: string;
}

describe.each(['chromium', 'firefox'] as const)('a clean page in %s', (browser) => {
  const played = { control: new Map<string, unknown>(), guarded: new Map<string, unknown>() };

  async function play(lab: Lab, server: HostileServer, { run, isLeft }: Probe): Promise<unknown> {
    await lab.open(HOSTILE_URL);
    await lab.evaluate("document.querySelector('#prompt-textarea').focus()");
    await lab.insert(PROMPT);
    await pause(READY_MS);
    const mark = server.record.mark();
    const given = await lab.evaluate(`(${run.toString()})()`).catch((error: unknown) => String(error));
    if (isLeft) await lab.open(HOSTILE_URL);
    await pause(READY_MS);
    const arrived = server.record.since(mark).filter(({ target }) => target.startsWith(CLEAN_PATH));
    return { given, arrived: arrived.map(shown).toSorted((one, other) => (one.target < other.target ? -1 : 1)) };
  }

  beforeAll(async () => {
    for (const side of ['control', 'guarded'] as const) {
      const server = await openHostileServer(null);
      const lab = await openLab({ browser, ports: server, side });
      for (const probe of PROBES) played[side].set(probe.name, await play(lab, server, probe));
      await lab.close();
      server.close();
    }
  });
  afterAll(() => {
    for (const side of Object.values(played)) side.clear();
  });

  it.each(PROBES)('behaves as without the guard: $name', ({ name }) => {
    expect(played.control.get(name)).not.toEqual({ given: undefined, arrived: [] });
    expect(played.guarded.get(name)).toEqual(played.control.get(name));
  });
});

function shown(
  entry: Parameters<typeof textOf>[0] & { target: string; headers: Readonly<Record<string, string>> },
): Arrived {
  const boundary = /boundary=(.*)/.exec(entry.headers['content-type'] ?? '')?.[1] ?? '\n\n';
  const plain = (text: string): string => text.replaceAll(boundary, '-');
  return { target: entry.target, type: plain(entry.headers['content-type'] ?? ''), text: plain(textOf(entry)) };
}
