import { button, element } from './element.ts';
import { glyph, type GlyphName } from './glyph.ts';
import type { ChipState } from './state.ts';
import type { ChipRequest } from './surface.ts';
import { CHIP_TEXT, deidentifiedText, foundText, HOLD_TEXT, type HoldText } from './text.ts';

/** Draws one state of the chip; null when there is nothing to show. */
export function drawChip(
  document: Document,
  state: ChipState,
  onRequest: (request: ChipRequest) => void,
): HTMLElement | null {
  switch (state.kind) {
    case 'hidden':
      return null;
    case 'clear':
      return note(document, state, 'check', CHIP_TEXT.clear);
    case 'checking':
      return note(document, state, 'ring', CHIP_TEXT.checking);
    case 'deidentified':
      return note(document, state, 'check', deidentifiedText(state.count));
    case 'found':
      return drawFound(document, state, onRequest);
    case 'held':
      return drawHeld(document, state, onRequest);
  }
}

/** What the live region says for a state; null when the state is not worth an interruption. */
export function spokenChip(state: ChipState): string | null {
  switch (state.kind) {
    case 'hidden':
    case 'checking':
      return null;
    case 'clear':
      return CHIP_TEXT.clear;
    case 'found':
      return state.count === 0
        ? `${foundText(0, state.possible)}. ${CHIP_TEXT.possibleNote}`
        : foundText(state.count, state.possible);
    case 'deidentified':
      return deidentifiedText(state.count);
    case 'held':
      return `${HOLD_TEXT[state.why].fact} ${HOLD_TEXT[state.why].remedy}`;
  }
}

function note(document: Document, state: ChipState, sign: 'check' | 'ring', text: string): HTMLElement {
  const chip = element(document, 'div', 'chip', glyph(document, sign), element(document, 'span', 'word', text));
  chip.dataset['kind'] = state.kind;
  return chip;
}

function drawFound(
  document: Document,
  state: Extract<ChipState, { kind: 'found' }>,
  onRequest: (request: ChipRequest) => void,
): HTMLElement {
  const text = foundText(state.count, state.possible);
  if (state.count === 0) {
    // Checked, and nothing is held: a word to look at once more, and nothing to decide.
    const chip = note(document, state, 'check', text);
    chip.dataset['kind'] = 'possible';
    chip.title = CHIP_TEXT.possibleNote;
    return chip;
  }
  const chip = button(
    document,
    'chip',
    () => onRequest('open'),
    glyph(document, 'person'),
    element(document, 'span', 'word', text),
    element(document, 'span', 'act', CHIP_TEXT.review),
  );
  chip.dataset['kind'] = state.kind;
  return chip;
}

/** What stands until it is answered or mended: a sign, the fact, and what helps. */
export function drawHold(document: Document, sign: GlyphName, text: HoldText): HTMLElement {
  const words = element(
    document,
    'span',
    'words',
    element(document, 'strong', '', text.fact),
    element(document, 'span', 'remedy', text.remedy),
  );
  const chip = element(document, 'div', 'chip', glyph(document, sign), words);
  chip.dataset['kind'] = 'held';
  return chip;
}

function drawHeld(
  document: Document,
  state: Extract<ChipState, { kind: 'held' }>,
  onRequest: (request: ChipRequest) => void,
): HTMLElement {
  const text = HOLD_TEXT[state.why];
  const chip = drawHold(document, state.why === 'press-again' ? 'check' : 'pause', text);
  chip.dataset['why'] = state.why;
  if (text.button) chip.append(button(document, 'retry', () => onRequest('retry'), text.button));
  return chip;
}
