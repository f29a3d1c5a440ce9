import type { JSX } from 'preact';
import type { PanelChoice, PanelModel, PanelReply } from '../model/panel.ts';
import { giveReason, isReply, mayOverride, pressDefault, pressOverride, toggleKeep } from '../model/panel.ts';
import { Actions } from './actions.tsx';
import type { GestureGate } from './gesture-gate.ts';
import { ItemRow } from './item-row.tsx';
import { explanation, headline, PANEL_TEXT } from './text.ts';

interface ReviewProps {
  readonly model: PanelModel;
  readonly choice: PanelChoice;
  readonly gate: GestureGate;
  readonly takesFocus: boolean;
  onChoice(choice: PanelChoice): void;
  onReply(reply: PanelReply): void;
}

/** The review of one held send. */
export function Review({ model, choice, gate, takesFocus, onChoice, onReply }: ReviewProps): JSX.Element {
  const canKeep = mayOverride(model);
  const isDeciding = choice.step === 'decide';

  function go(next: PanelReply | PanelChoice): void {
    if (isReply(next)) onReply(next);
    else onChoice(next);
  }

  /** Enter where nothing has the focus is the default action; Escape is Edit wherever it is pressed. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      go({ reply: 'edit' });
    } else if (event.key === 'Tab') {
      wrapFocus(event);
    } else if (event.key === 'Enter' && !isControl(event.target)) {
      event.preventDefault();
      if (isDeciding) go(pressDefault(model, choice));
    }
  }

  return (
    <div
      class="review"
      data-action={model.action}
      role={model.action === 'block' ? 'alertdialog' : 'dialog'}
      aria-labelledby="headline"
      aria-describedby="explanation"
      tabIndex={-1}
      onKeyDownCapture={(event) => admit(gate, event)}
      onClickCapture={(event) => admit(gate, event)}
      onKeyDown={onKeyDown}
    >
      <header>
        <h1 id="headline">{headline(model, choice)}</h1>
        <p id="explanation">{explanation(model, choice)}</p>
      </header>
      {isDeciding && model.items.length > 0 && (
        <ul class="items" aria-label={PANEL_TEXT.items}>
          {model.items.map((item) => (
            <ItemRow
              key={item.key}
              item={item}
              isKept={choice.keep.includes(item.key)}
              isReplaced={model.action !== 'block' && !choice.keep.includes(item.key)}
              onKeep={canKeep ? () => go(toggleKeep(model, choice, item.key)) : null}
            />
          ))}
        </ul>
      )}
      {isDeciding && <Alternatives model={model} />}
      <Actions
        model={model}
        choice={choice}
        takesFocus={takesFocus}
        onDefault={() => go(pressDefault(model, choice))}
        onEdit={() => go({ reply: 'edit' })}
        onOverride={() => go(pressOverride(model, choice))}
        onReason={(reason) => go(giveReason(choice, reason))}
        onBack={() => go({ ...choice, step: 'decide' })}
      />
    </div>
  );
}

function Alternatives({ model }: { readonly model: PanelModel }): JSX.Element | null {
  const safe = model.alternatives.filter((alternative) => alternative.url.startsWith('https://'));
  if (safe.length === 0 || (model.status === 'approved' && model.action !== 'block')) return null;
  return (
    <p class="alternatives">
      {PANEL_TEXT.instead}{' '}
      {safe.map((alternative) => (
        <a
          key={alternative.url}
          href={alternative.url}
          target="_blank"
          rel="noopener noreferrer"
          title={PANEL_TEXT.newTab}
        >
          {alternative.name}
        </a>
      ))}
    </p>
  );
}

/** Stops a key or a click that must not decide. Tab and Escape are always free: they let nothing out. */
function admit(gate: GestureGate, event: KeyboardEvent | MouseEvent): void {
  const decides = 'key' in event ? event.key === 'Enter' || event.key === ' ' : true;
  if (event.isTrusted && (!decides || gate.admits(event))) return;
  event.preventDefault();
  event.stopPropagation();
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a') !== null;
}

/** The keys stay in the panel until the send is decided; Escape is the way out. */
function wrapFocus(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('button, a')];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const other = event.shiftKey ? stops.at(-1) : stops[0];
  if (event.target !== edge && event.target !== event.currentTarget) return;
  event.preventDefault();
  other?.focus();
}
