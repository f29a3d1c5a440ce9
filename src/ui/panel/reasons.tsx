import type { JSX, RefObject } from 'preact';
import type { OverrideReason } from '../model/panel.ts';
import { PANEL_TEXT, REASON_TEXT } from './text.ts';

interface ReasonsProps {
  readonly reasons: readonly OverrideReason[];
  /** Takes the focus when the reasons appear. */
  readonly first: RefObject<HTMLButtonElement | null>;
  onReason(reason: OverrideReason): void;
  onBack(): void;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Why values go as written: one press is the answer. Arrow keys go from one reason to the next, and round. */
export function Reasons({ reasons, first, onReason, onBack }: ReasonsProps): JSX.Element {
  return (
    <footer class="actions reasons">
      <ul aria-labelledby="headline" onKeyDown={moveByArrow}>
        {reasons.map((reason, index) => (
          <li key={reason}>
            <button type="button" class="reason" ref={index === 0 ? first : null} onClick={() => onReason(reason)}>
              {REASON_TEXT[reason]}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="quiet" onClick={onBack}>
        {PANEL_TEXT.back}
      </button>
    </footer>
  );
}

function moveByArrow(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  if (step === undefined || !(event.currentTarget instanceof HTMLElement)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === event.target);
  event.preventDefault();
  buttons.at((at + step) % buttons.length)?.focus();
}
