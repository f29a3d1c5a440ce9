import type { BannerState, ChipState, MediaNotice } from '../../src/guard/surface/state.ts';
import type { ChipRequest, PanelOpener, Surface } from '../../src/guard/surface/surface.ts';
import type { PanelModel, PanelReply } from '../../src/ui/model/panel.ts';

/** A surface that draws nothing and keeps what it was told; a panel stays open until the test answers it. */
export interface RecordingSurface extends Surface {
  readonly chips: ChipState[];
  readonly banners: (BannerState | null)[];
  readonly notices: (MediaNotice | null)[];
  readonly panels: { readonly model: PanelModel; readonly opener: PanelOpener | undefined }[];
  readonly answers: ('default' | 'escape')[];
  reply(reply: PanelReply): void;
  /** The person uses the chip; only where a guard was given to the surface. */
  press(request: ChipRequest): void;
  onChip: (request: ChipRequest) => void;
  /** The element in which the surface's own events begin. */
  readonly own: HTMLElement;
}

export function createRecordingSurface(): RecordingSurface {
  let settle: ((reply: PanelReply) => void) | null = null;
  const surface: RecordingSurface = {
    chips: [],
    banners: [],
    notices: [],
    panels: [],
    answers: [],
    own: document.createElement('aside'),
    onChip: () => undefined,
    press: (request) => surface.onChip(request),
    chip: (state) => void surface.chips.push(state),
    banner: (state) => void surface.banners.push(state),
    media: (notice) => void surface.notices.push(notice),
    panel(model, _composer, opener) {
      surface.panels.push({ model, opener });
      return new Promise((resolve) => (settle = resolve));
    },
    reply(reply) {
      settle?.(reply);
      settle = null;
    },
    closePanel: () => surface.reply({ reply: 'edit' }),
    get panelOpen() {
      return settle !== null;
    },
    answer: (key) => void surface.answers.push(key),
    owns: (event) => event.composedPath().includes(surface.own),
  };
  return surface;
}
