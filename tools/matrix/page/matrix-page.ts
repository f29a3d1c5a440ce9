/** What a page of the matrix lets its driver see and do: the same calls that a person's hands would come to. */
export interface MatrixPage {
  isReady: boolean;
  /** patient: the page behaves as its moment says. clean: it sends on the send gesture and on nothing else. */
  phase: 'patient' | 'clean';
  /** How often the page tried to send, and how often it heard that it could not. */
  attempts: number;
  refusals: number;
  /** Messages of errors that nobody caught. */
  readonly errors: string[];
  /** What the other end of a call says that it has heard, not yet collected. */
  readonly heard: string[];
  /** Text that F4 inserts, as a page's own template does. */
  template: string;
  text(): string;
  focus(): void;
  /** What a password manager or a dictation tool does: the value, then an event that no person caused. */
  setValue(text: string): void;
}
