import type { EventDraft } from '../events/schema.ts';
import type { Finding, Verdict } from '../phi/finding.ts';
import type { Action, SiteContext } from '../policy/context.ts';
import type { VaultChange } from './vault.ts';

/** What one finding becomes; `entity` is the same for all mentions of one value. */
export interface GuardReplacement {
  readonly start: number;
  readonly end: number;
  readonly entity: number;
  readonly text: string;
}

/** Everything that the guard needs and that is not the page: it knows no messaging and no browser. */
export interface GuardPorts {
  /**
   * A verdict on exactly this text. Never rejects; a detector that fails or is silent gives `unscanned`.
   * @param from entered: by a person. sent: by the page, in whatever form; what is found in that is no value of anybody
   */
  scan(text: string, from: 'entered' | 'sent'): Promise<Verdict>;
  /** The page may take this text for itself before it stands in any box: to be remembered for a reload. */
  taken(text: string): void;
  /** The policy's answer for this host as of now. */
  context(): SiteContext;
  /** The action for each finding, in order. */
  decide(findings: readonly Finding[], context: SiteContext): readonly Action[];
  replacements(text: string, findings: readonly Finding[]): readonly GuardReplacement[];
  /** False when the extension was updated or removed under the page. */
  isAlive(): boolean;
  record(event: Omit<EventDraft, 'coverage'>): void;
  /** Tells the other frames of this tab and the windows it opened, and the net; resolves when the net knows it. */
  share(change: VaultChange): Promise<void> | void;
}
