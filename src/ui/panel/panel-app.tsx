import type { JSX } from 'preact';
import { render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { FromPanel, PanelChoice, PanelModel, ToPanel } from '../model/panel.ts';
import { FIRST_CHOICE, isReply, pressDefault } from '../model/panel.ts';
import { createGestureGate, REASONS_SETTLE_MS, SETTLE_MS } from './gesture-gate.ts';
import { naturalHeight } from './natural-height.ts';
import { Review } from './review.tsx';
import { watchCover } from './watch-cover.ts';

/** The part of a MessagePort that the panel uses. */
export interface PanelPort {
  onmessage: ((event: MessageEvent<ToPanel>) => void) | null;
  postMessage(message: FromPanel): void;
}

/** Draws what comes through the port into `root`; after `hide` no value is left in the document. */
export function startPanel(root: HTMLElement, port: PanelPort): void {
  render(<PanelApp port={port} />, root);
}

interface Shown {
  /** A new one for each `show`, so that nothing of the last choice is left. */
  readonly serial: number;
  readonly model: PanelModel;
  readonly takesFocus: boolean;
}

function PanelApp({ port }: { readonly port: PanelPort }): JSX.Element | null {
  const [gate] = useState(createGestureGate);
  const [shown, setShown] = useState<Shown | null>(null);
  const [choice, setChoice] = useState<PanelChoice>(FIRST_CHOICE);

  /** Other buttons under the same keys: nothing decides until they can have been read. */
  function choose(next: PanelChoice): void {
    if (next.step !== choice.step)
      gate.restart(performance.now(), next.step === 'decide' ? SETTLE_MS : REASONS_SETTLE_MS);
    setChoice(next);
  }

  useLayoutEffect(() => {
    port.onmessage = ({ data }) => {
      if (data.t === 'show') {
        document.documentElement.style.colorScheme = data.theme;
        gate.restart(performance.now());
        setChoice(FIRST_CHOICE);
        setShown((last) => ({ serial: (last?.serial ?? 0) + 1, model: data.model, takesFocus: data.takesFocus }));
      } else if (data.t === 'hide') {
        setShown(null);
      } else if (shown && gate.isOpen(performance.now())) {
        const next = pressDefault(shown.model, choice);
        if (isReply(next)) port.postMessage({ t: 'reply', reply: next });
        else choose(next);
      }
    };
  });

  useLayoutEffect(() => port.postMessage({ t: 'ready' }), [port]);

  useLayoutEffect(() => {
    const review = document.querySelector('.review');
    if (!review) return undefined;
    const tell = (): void => port.postMessage({ t: 'size', heightPx: naturalHeight(review) });
    const observer = new ResizeObserver(tell);
    observer.observe(review);
    tell();
    return () => observer.disconnect();
  }, [shown, choice]);

  useLayoutEffect(() => {
    const actions = document.querySelector('.actions');
    if (!actions) return undefined;
    return watchCover(
      actions,
      (isCovered) => gate.cover(isCovered, performance.now()),
      (isCovered) => port.postMessage({ t: 'cover', isCovered }),
    );
  }, [shown, choice.step]);

  if (!shown) return null;
  return (
    <Review
      key={shown.serial}
      model={shown.model}
      choice={choice}
      gate={gate}
      takesFocus={shown.takesFocus}
      onChoice={choose}
      onReply={(reply) => port.postMessage({ t: 'reply', reply })}
    />
  );
}
