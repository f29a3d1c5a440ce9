import type { Patient } from '../patient.ts';
import type { ChannelId } from './channels.ts';
import type { EncodingId } from './encodings.ts';
import type { PageId } from './pages.ts';

export type BrowserName = 'chromium' | 'firefox';

/** How text comes into the page. */
export const WAYS = ['type', 'paste', 'drop', 'insert', 'set-value', 'prefilled', 'compose', 'undo'] as const;
export type Way = (typeof WAYS)[number];

/**
 * When the page sends it. draft: by itself, while the person stops to think inside a name or number. at-send: on the
 * send gesture. after-hold: on the release of the key whose press was held. after-deletion: an autosave of what has been
 * deleted since. unseen: on a key that no chat sends with, so that no gesture is there to be held.
 */
export const MOMENTS = ['draft', 'at-send', 'after-hold', 'after-deletion', 'unseen'] as const;
export type Moment = (typeof MOMENTS)[number];

/** Where a page lives: a site that the package knows, one whose prompts go over a socket, or one that no list knows. */
export type Home = 'chatgpt' | 'perplexity' | 'unlisted';

/** What the page itself is told of its cell; nothing in it comes from the patient. */
export interface CellPage {
  readonly page: PageId;
  readonly channel: ChannelId;
  readonly encoding: EncodingId;
  readonly moment: Moment;
  /** Marks everything that the cell's page sends: a label of the host, or a segment of the path. */
  readonly key: string;
  /** Where the clean prompt goes when the channel itself cannot be read and is refused by design. */
  readonly cleanChannel: ChannelId;
}

/** One cell of the matrix: page x way in x channel x encoding x moment, with a patient of its own. */
export interface Cell extends CellPage {
  /** `channel-encoding/page/way/moment`, stable. */
  readonly id: string;
  /** The row of the printed table: the channel's family. */
  readonly row: string;
  readonly way: Way;
  readonly home: Home;
  /** In which kind of value the person stops to think, for drafts. */
  readonly pause: 'name' | 'number';
  readonly patient: Patient;
  /** Played by every `npm test`; of the others a sixth. */
  readonly isCore: boolean;
  /** Where the cell can be played at all; why not elsewhere stands with the channel, page or way that it is made of. */
  readonly browsers: readonly BrowserName[];
}
