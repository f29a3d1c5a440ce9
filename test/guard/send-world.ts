import { createPlaceholders } from '../../src/deid/placeholders.ts';
import { composerOf } from '../../src/guard/editor/composer-of.ts';
import type { Composer } from '../../src/guard/editor/composer.ts';
import { createSendHold, type SendHold } from '../../src/guard/send.ts';
import type { ChipState } from '../../src/guard/surface/state.ts';
import type { Surface } from '../../src/guard/surface/surface.ts';
import { createVault, type Vault } from '../../src/guard/vault.ts';
import type { Verdict } from '../../src/phi/finding.ts';
import type { SiteContext } from '../../src/policy/context.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import type { PanelModel, PanelReply } from '../../src/ui/model/panel.ts';
import { scanByPattern } from './scan-by-pattern.ts';
import { siteContextFor } from './site-context-for.ts';

export const PROMPT = 'Summarise: Maria Gonzales, MRN 00482913, has a cough.';
export const GESTURE = { key: { code: 'Enter', ctrlKey: false, metaKey: false } };

/** A page with one box and a site that takes its text with Enter; what is not given yet a test may set. */
export interface SendWorld {
  context: SiteContext;
  scan: (text: string) => Verdict;
  answer: (model: PanelModel) => PanelReply;
  readonly area: HTMLTextAreaElement;
  readonly composer: Composer;
  readonly vault: Vault;
  readonly hold: SendHold;
  readonly chips: ChipState[];
  readonly asked: PanelModel[];
  readonly sent: string[];
  readonly recorded: { action: string; code: string }[];
}

export function createSendWorld(): SendWorld {
  // happy-dom has no editing commands; the text area's own value setter is the way that remains.
  document.execCommand = () => false;
  document.body.innerHTML = '<form><textarea name="prompt-textarea"></textarea></form>';
  const area = document.querySelector('textarea') as HTMLTextAreaElement;
  area.value = PROMPT;
  const sent: string[] = [];
  // The site: Enter takes the text and empties the box.
  area.addEventListener('keydown', () => {
    sent.push(area.value);
    area.value = '';
  });
  const chips: ChipState[] = [];
  const asked: PanelModel[] = [];
  const recorded: SendWorld['recorded'] = [];
  const vault = createVault();
  const surface: Surface = {
    chip: (state) => void chips.push(state),
    banner: () => undefined,
    media: () => undefined,
    panel: (model) => {
      asked.push(model);
      return Promise.resolve(world.answer(model));
    },
    closePanel: () => undefined,
    panelOpen: false,
    answer: () => undefined,
    owns: () => false,
  };
  const hold = createSendHold({
    ports: {
      scan: (text) => Promise.resolve(world.scan(text)),
      taken: () => undefined,
      isAlive: () => true,
      context: () => world.context,
      decide: (findings, from) => findings.map(({ category }) => from.actions[category] ?? 'redact'),
      replacements: createPlaceholders().replace,
      record: (event) => void recorded.push({ action: event.action, code: event.code }),
      share: () => undefined,
    },
    vault,
    surface,
    scan: (from) => Promise.resolve({ text: from.read(), verdict: world.scan(from.read()) }),
    standIn: (text) =>
      [...document.querySelectorAll('textarea')]
        .flatMap((box) => composerOf(box, chatgpt) ?? [])
        .find((box) => box.read() === text) ?? null,
    verdictOf: (from) => world.scan(from.read()),
    sending: () => undefined,
    confirm: (_, count) => void chips.push({ kind: 'deidentified', count }),
    settle: () => Promise.resolve(),
    channel: () => 'type',
    isStopped: () => false,
    stops: () => 0,
  });
  const world: SendWorld = {
    context: siteContextFor({ site: chatgpt, status: 'restricted', overrideReasons: ['test-data'] }),
    scan: scanByPattern,
    answer: () => ({ reply: 'deidentify', keep: [], reason: null }),
    area,
    composer: composerOf(area, chatgpt) as Composer,
    vault,
    hold,
    chips,
    asked,
    sent,
    recorded,
  };
  return world;
}
