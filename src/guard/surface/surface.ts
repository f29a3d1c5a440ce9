import type { PanelModel, PanelReply } from '../../ui/model/panel.ts';
import type { BannerState, ChipState, MediaNotice } from './state.ts';

/**
 * What a person asks for on the surface: `open` the panel on the current findings, `retry` after a hold, `use` or
 * `decline` what the media notice is about.
 */
export type ChipRequest = 'open' | 'retry' | 'use' | 'decline';

/** Who made the send that opens a panel: a person's gesture, or a script of the page. */
export type PanelOpener = 'person' | 'page';

/**
 * What the guard draws into a page: one chip, one banner, one frame for the panel, all in one closed shadow root.
 * The surface never touches the editor and never takes the focus, except that an opened panel's frame gets it.
 */
export interface Surface {
  chip(state: ChipState, composer: HTMLElement | null): void;
  banner(state: BannerState | null): void;
  /** Stands beside the chip until it is answered; null takes it away. */
  media(notice: MediaNotice | null): void;
  /**
   * Opens the panel; the promise is settled by the person, or with `edit` and `shown` when the frame cannot be
   * shown or the page hides it. The frame takes the focus unless `opener` says that the page opened it by itself.
   */
  panel(model: PanelModel, composer: HTMLElement, opener?: PanelOpener): Promise<PanelReply>;
  /** Closes an open panel as `edit`. */
  closePanel(): void;
  /** Whether a panel is open: Enter in the composer then stands for its default action, Escape for `edit`. */
  readonly panelOpen: boolean;
  /** Answers an open panel from the keyboard while the focus is still in the composer. */
  answer(key: 'default' | 'escape'): void;
  /** True when the event comes from the surface's own elements. */
  owns(event: Event): boolean;
}
