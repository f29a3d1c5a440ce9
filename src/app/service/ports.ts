import type { EventStore } from '../../events/store.ts';
import type { EventSources } from '../../events/make.ts';
import type { Site } from '../../sites/schema.ts';
import type { ClosedHosts } from '../../policy/site-rule.ts';
import type { BadgeWarning } from '../../platform/badge.ts';
import type { OpenFrame } from '../../platform/content-scripts.ts';
import type { NetFrame } from '../../platform/net-port.ts';
import type { KeptValue } from '../../platform/kept-value.ts';

/** Everything that the background's use cases need and do not make themselves. */
export interface ServicePorts {
  readonly builtIn: readonly Site[];
  /** What the browser's managed storage holds now. */
  readManaged(): Promise<Readonly<Record<string, unknown>>>;
  /** JSON values that outlive the background, by name. */
  kept(area: 'local' | 'session', key: string): KeptValue;
  fetch: typeof fetch;
  /** Sets the one alarm of the policy; `at` in milliseconds since the epoch. */
  setAlarm(at: number): Promise<void>;
  /** Tells open guards that their context may have changed. */
  announce(): Promise<void>;
  registerGuardedHosts(hosts: readonly string[]): Promise<void>;
  closeHosts(hosts: ClosedHosts): Promise<void>;
  /** Frames of open tabs, whoever guards them; the top one of each tab first. */
  openFrames(): Promise<readonly OpenFrame[]>;
  injectGuard(tabId: number, frameId: number): Promise<void>;
  /** Whether a guard answers in that frame. */
  isGuarded(tabId: number, frameId: number): Promise<boolean>;
  ensureDetector(): Promise<void>;
  /** Whether the browser shows this installation the requests of its tabs and lets it stop them. */
  isNetLive(): Promise<boolean>;
  /** Has the net watch for what the guard of that frame will tell. */
  watch(frame: NetFrame): Promise<void>;
  /** Warns on the toolbar button, of one tab or of all (null), or stops to (null); never rejects. */
  badge(warning: BadgeWarning | null, tabId: number | null): Promise<void>;
  openEvents(): Promise<EventStore>;
  readonly sources: EventSources;
  /** 0 up to 1, for the jitter of the refresh. */
  random(): number;
}
