/** One tab of a real browser, driven by real keys; several are driven at the same time. */
export interface Tab {
  /** Loads a page and waits until it says that it is ready, or `limitMs`. */
  open(url: string, limitMs: number): Promise<boolean>;
  /** Real keys, one after the other. */
  type(text: string): Promise<void>;
  /** The quickest trusted way to put text in: an input method's commit where there is one, else keys. */
  enter(text: string): Promise<void>;
  press(...chords: readonly Chord[]): Promise<void>;
  paste(text: string): Promise<void>;
  /** Where the protocol can do it. */
  readonly drop: ((text: string) => Promise<void>) | null;
  readonly compose: ((text: string) => Promise<void>) | null;
  /** An expression in the page that holds `window.matrix`. */
  evaluate(expression: string): Promise<unknown>;
  /** What the guard shows: chip, banner, panel. */
  guard(): Promise<string>;
  /** The tab and every window that its page opened. */
  close(): Promise<void>;
}

export type Chord =
  | 'Enter'
  | 'Escape'
  | 'Delete'
  | 'F4'
  | 'F8'
  | 'Tab'
  | 'Control+a'
  | 'Control+c'
  | 'Control+v'
  | 'Control+z';

/** A running browser of one side of a column: with the guard or without. */
export interface MatrixBrowser {
  readonly version: string;
  openTab(isPopup: 'no' | 'own' | 'blank'): Promise<Tab>;
  /** The text of the extension's own record of what happened. */
  dashboard(): Promise<string>;
  close(): Promise<void>;
}
