import type { JSX } from 'preact';
import type { PanelItem } from '../model/panel.ts';
import { itemKind, PANEL_TEXT } from './text.ts';

interface ItemRowProps {
  readonly item: PanelItem;
  readonly isKept: boolean;
  /** False where it is kept and where the prompt is blocked. */
  readonly isReplaced: boolean;
  /** Null: values cannot be kept. */
  readonly onKeep: (() => void) | null;
}

/** One identifier: what it is, what was written, what goes instead. */
export function ItemRow({ item, isKept, isReplaced, onKeep }: ItemRowProps): JSX.Element {
  return (
    <li class="item" data-kept={isKept ? '' : undefined}>
      <div class="kind">
        {itemKind(item)}
        {item.mentions > 1 && (
          <span class="mentions">
            <span aria-hidden="true">×{item.mentions}</span>
            <span class="spoken">
              , {item.mentions} {PANEL_TEXT.mentions}
            </span>
          </span>
        )}
      </div>
      <div class="change">
        <span class="before">{item.value}</span>
        {isKept && <span class="spoken"> {PANEL_TEXT.asWritten}</span>}
        {isReplaced && (
          <>
            <span class="spoken"> {PANEL_TEXT.becomes} </span>
            <svg class="arrow" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M2.5 8h10.5M9.5 4.5 13 8l-3.5 3.5" />
            </svg>
            <span class="after">{item.replacement}</span>
          </>
        )}
      </div>
      {onKeep && (
        <button
          type="button"
          class="keep"
          aria-pressed={isKept}
          aria-label={`${PANEL_TEXT.keep}: ${item.value}`}
          onClick={onKeep}
        >
          {isKept ? PANEL_TEXT.kept : PANEL_TEXT.keep}
        </button>
      )}
    </li>
  );
}
