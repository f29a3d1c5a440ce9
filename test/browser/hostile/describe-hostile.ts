import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab } from '../../../bench/browser/lab.ts';
import type { GuardView } from '../../../tools/demo/driver/driver.ts';
import type { BrowserName } from '../../../tools/demo/open-scene.ts';
import type { Entry } from '../../../tools/demo/institution/record.ts';
import { leaksIn } from '../../../tools/demo/story/leak.ts';
import { CLEAN_PROMPT, PATIENT, PROMPT } from '../../../tools/demo/story/planted.ts';
import { until } from '../../../tools/demo/story/scene.ts';
import { embedExtension, forgeSends, removeStrangers } from './frames.ts';
import { PROBES, type Probe } from './hostile.ts';
import { PLANTED } from './hostile-document.ts';
import { HOSTILE_URL, openHostileServer, PROMPT_PATH, type HostileServer } from './hostile-server.ts';

/** What is nobody's business but the guard's: messages of its line, placeholders to come, its panel, its reasons. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  'a message between gate and guard':
    /"t":"(?:judge|ruling|arm|seal|hello|entered|media|vault)"|"r":"(?:pass|stop|wait)"/,
  'a replacement before it stands in the box': /\[(?:PATIENT|MRN|DATE|PHONE)-/,
  'what the panel says': /Send (?:de-identified|as written)/,
  'a verdict or a policy': /"(?:findings|verdict|because|category|overrideReasons|alternatives)":/,
  'the word of the panel\u2019s frame': /#[\da-f]{32}\b/,
};
/** The page says these itself: its own forgeries and its own frame. */
const OWN_WORDS = /own-forgery|(?:0123456789abcdef){2}/;

/** Firefox draws it by lot for each person; Chromium's is the same for everyone. */
const ADDRESS: Readonly<Partial<Record<BrowserName, RegExp>>> = { firefox: /moz-extension:/ };
/** Probes that the page has not told the address itself. */
const UNTOLD: readonly Probe[] = ['stacks', 'timeline', 'styles', 'highlights', 'selection', 'keys'];

type Told = Partial<Record<Probe, readonly string[]>>;

export function describeHostile(browser: BrowserName): void {
  describe(`a hostile page in ${browser}`, () => {
    let server: HostileServer;
    let lab: Lab;
    let told: Told;
    const opened: { close(): unknown }[] = [];

    async function open(side: 'guarded' | 'control'): Promise<void> {
      server = await openHostileServer({ isPlanted: side === 'control', extensionUrl: '' });
      opened.push(server);
      lab = await openLab({ browser, ports: server, side });
      opened.push(lab);
      server.page = { isPlanted: side === 'control', extensionUrl: lab.extensionUrl ?? '' };
      await lab.open(HOSTILE_URL);
    }
    const run = (probe: () => void) => lab.evaluate(`(${probe.toString()})()`);
    const tell = async () => JSON.parse(String(await lab.evaluate('JSON.stringify(hostile.told())'))) as Told;
    const prompts = () => server.record.since(0).filter(isPrompt);

    afterAll(async () => {
      for (const each of opened.toReversed()) await each.close();
    });

    describe('without the guard', () => {
      beforeAll(async () => {
        await open('control');
        await lab.insert(PROMPT);
        await lab.press('Enter');
        await until(() => prompts().length > 0);
        await lab.evaluate("document.querySelector('#prompt-textarea').blur()");
        await pause(1_000);
        told = await tell();
      });

      it('gets the prompt', () => {
        expect(leaksIn(prompts(), PATIENT)).not.toEqual([]);
      });

      it.each(PROBES)('sees by %s what a careless guard shows', (probe) => {
        expect(
          (told[probe] ?? []).filter((text) => text.includes(PLANTED) || text.includes(encodeURIComponent(PLANTED))),
        ).not.toEqual([]);
      });
    });

    describe('with the guard', () => {
      let shown: GuardView | null = null;

      beforeAll(async () => {
        await open('guarded');
        await lab.insert(PROMPT);
        await pause(800);
        await holdPrompt();
        await pause(600);
        for (const attack of [embedExtension, forgeSends, removeStrangers]) {
          await run(attack);
          await pause(1_200);
        }
        told = await tell();
        await lab.evaluate('hostile.stop()');
      });

      /** On a busy machine the review may not open in time; then the guard says so, and the person presses again. */
      async function holdPrompt(): Promise<void> {
        for (let tries = 0; tries < 3 && !shown?.panel.includes('Phoebe'); tries++) {
          await lab.press('Enter');
          await until(async () => (shown = await lab.guard()).panel.includes('Phoebe'), 8_000);
        }
      }

      it('has a send held and the panel open', () => {
        expect(shown).toMatchObject({ panel: expect.stringContaining('Phoebe') });
      });

      it('sends nothing of the patient', () => {
        expect(leaksIn(server.record.since(0), PATIENT)).toEqual([]);
        expect(prompts()).toEqual([]);
      });

      it.each(PROBES)('learns by %s nothing but what it sees anyway', (probe) => {
        const texts = (told[probe] ?? []).filter((text) => !OWN_WORDS.test(text));
        for (const [name, secret] of Object.entries(SECRETS))
          expect([name, ...texts.filter((text) => secret.test(text))]).toEqual([name]);
        const address = UNTOLD.includes(probe) ? ADDRESS[browser] : undefined;
        if (address !== undefined) expect(texts.filter((text) => address.test(text))).toEqual([]);
      });

      it('lets the next clean prompt go, once, and holds the next patient', async () => {
        await lab.press('Escape');
        await lab.evaluate("document.querySelector('#prompt-textarea').focus()");
        await lab.press('select all', 'Delete');
        await lab.insert(CLEAN_PROMPT);
        await pause(800);
        await lab.press('Enter');
        expect(await until(() => prompts().length > 0)).toBe(true);
        await lab.insert(PROMPT);
        await pause(500);
        await lab.press('Enter');
        await pause(1_500);
        expect(prompts().map(({ bytes }) => JSON.parse(bytes.toString()).messages[0].content.parts[0])).toEqual([
          CLEAN_PROMPT,
        ]);
        expect(leaksIn(server.record.since(0), PATIENT)).toEqual([]);
      });
    });
  });
}

function isPrompt({ method, target }: Entry): boolean {
  return method === 'POST' && target === PROMPT_PATH;
}
