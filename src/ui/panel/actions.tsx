import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OverrideReason, PanelChoice, PanelModel } from '../model/panel.ts';
import { keepsAll, mayOverride } from '../model/panel.ts';
import { Reasons } from './reasons.tsx';
import { defaultLabel, overrideLabel, PANEL_TEXT } from './text.ts';

interface ActionsProps {
  readonly model: PanelModel;
  readonly choice: PanelChoice;
  readonly takesFocus: boolean;
  onDefault(): void;
  onEdit(): void;
  onOverride(): void;
  onReason(reason: OverrideReason): void;
  onBack(): void;
}

/** The ways on, in tab order; the first one has the focus when they appear. */
export function Actions(props: ActionsProps): JSX.Element {
  const { model, choice, takesFocus } = props;
  const first = useRef<HTMLButtonElement>(null);
  // A focus() in this frame takes the focus from the page around it, so it waits until the person is here.
  useEffect(() => {
    if (takesFocus || document.hasFocus()) first.current?.focus({ preventScroll: true });
  }, [model, choice.step]);

  if (choice.step !== 'decide') {
    return (
      <Reasons reasons={model.overrideReasons ?? []} first={first} onReason={props.onReason} onBack={props.onBack} />
    );
  }
  if (model.action === 'block') {
    return (
      <footer class="actions">
        <button type="button" class="main" ref={first} onClick={props.onEdit}>
          {PANEL_TEXT.edit}
        </button>
      </footer>
    );
  }
  return (
    <footer class="actions">
      <button type="button" class="main" ref={first} onClick={props.onDefault}>
        {defaultLabel(model, choice.keep.length)}
        <kbd aria-hidden="true">↵</kbd>
      </button>
      <button type="button" class="side" onClick={props.onEdit}>
        {PANEL_TEXT.edit}
        <kbd aria-hidden="true">Esc</kbd>
      </button>
      {mayOverride(model) && !keepsAll(model, choice) && (
        <button type="button" class="quiet" onClick={props.onOverride}>
          {overrideLabel(model, choice.keep.length)}
        </button>
      )}
    </footer>
  );
}
