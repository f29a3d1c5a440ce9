import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OverrideReason, PanelChoice, PanelModel } from '../model/panel.ts';
import { mayOverride } from '../model/panel.ts';
import { defaultLabel, PANEL_TEXT, REASON_TEXT } from './text.ts';

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

  if (choice.step === 'reasons') {
    return (
      <footer class="actions reasons">
        <ul aria-labelledby="headline">
          {model.overrideReasons?.map((reason, index) => (
            <li key={reason}>
              <button
                type="button"
                class="reason"
                ref={index === 0 ? first : null}
                onClick={() => props.onReason(reason)}
              >
                {REASON_TEXT[reason]}
              </button>
            </li>
          ))}
        </ul>
        <button type="button" class="quiet" onClick={props.onBack}>
          {PANEL_TEXT.back}
        </button>
      </footer>
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
      {mayOverride(model) && (
        <button type="button" class="quiet" onClick={props.onOverride}>
          {model.overrideReasons?.length === 0 ? PANEL_TEXT.overrideNow : PANEL_TEXT.override}
        </button>
      )}
    </footer>
  );
}
