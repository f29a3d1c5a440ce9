/** One real browser with one open chat, driven as a person drives it: real keys, real clipboard, real clicks. */
export interface Driver {
  readonly browser: 'chromium' | 'firefox';
  readonly version: string;
  /** Where the extension's own pages are, such as `chrome-extension://…/`; null without the extension. */
  readonly extensionUrl: string | null;
  /** Loads a page; a fresh tab each time, so that no state of an earlier step stays. */
  open(url: string): Promise<void>;
  /** Types with a short pause after each key, and long enough after the last one for drafts to leave. */
  type(text: string): Promise<void>;
  /** Puts text on the clipboard in a tab of its own, comes back and presses Ctrl+V. */
  paste(text: string): Promise<void>;
  /** Drops text that was dragged here from elsewhere; rejects where the browser's protocol cannot drag. */
  drop(selector: string, text: string): Promise<void>;
  /** One key or a chord such as `Shift+Enter`. */
  press(chord: string): Promise<void>;
  click(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  /** The text of an element of the page: a field's value or the visible text; null when there is none. */
  textOf(selector: string): Promise<string | null>;
  /** Evaluates an expression as a script of the page would, and gives what it or its promise comes to. */
  inPage(expression: string): Promise<unknown>;
  /** Loads the open page again, in the same tab. */
  reload(): Promise<void>;
  /** Opens another page in a tab of its own, clicks an element there as soon as it stands, and comes back. */
  clickBeside(url: string, selector: string): Promise<void>;
  /** The address of the open page, an extension's page included. */
  url(): Promise<string>;
  /** What the guard shows: texts of its closed shadow root and of its panel; empty strings when nothing is shown. */
  guard(): Promise<GuardView>;
  screenshot(file: string): Promise<void>;
  /**
   * Makes the detector hang, as a worker does that is busy or broken, and gives the function that wakes it up; null
   * where the browser's protocol cannot reach it.
   */
  stallDetector(): Promise<(() => Promise<void>) | null>;
  /** Takes the extension away under the open page, as an update or a removal does; gives the way back. */
  removeExtension(): Promise<() => Promise<void>>;
  close(): Promise<void>;
  /** Settles when the browser has ended, by whomever. */
  readonly closed: Promise<void>;
}

export interface GuardView {
  /** Chip and banner as they are seen; what only a screen reader is told is not in it. */
  readonly surface: string;
  readonly panel: string;
}

export interface LaunchOptions {
  readonly executable: string;
  /** Port of the chat server (Chromium) or of the CONNECT proxy (Firefox). */
  readonly port: number;
  /** The unpacked build, or null for the control without a guard. */
  readonly extensionDir: string | null;
  /** A fresh folder for the browser's profile, removed by the caller. */
  readonly profileDir: string;
  readonly headless: boolean;
}

/** unpacked: as a developer loads it. policy: forced by an administrator, who may grant what nobody else can. */
export type Install = 'unpacked' | 'policy';

/** Between two key presses, and after the last: longer than a page's debounce plus the guard's wait limit. */
export const KEY_PAUSE_MS = 4;
export const SETTLE_MS = 500;
