/** A composer or edit box of a demo page, whatever library it is built on. */
export interface PageEditor {
  readonly element: HTMLElement;
  /** The editor's own model as text; paragraphs and hard breaks are "\n". */
  text(): string;
  clear(): void;
  focus(): void;
}

export interface EditorOptions {
  readonly element: HTMLElement;
  readonly text: string;
  readonly label: string;
  /** After each change of the model. */
  readonly changed: () => void;
  /** Enter without Shift. */
  readonly entered: () => void;
}
