/** A field of the demo's log-in form; `value` is what the story types there. */
export interface SignInField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly autocomplete: string | null;
  readonly value: string;
}

export const SIGN_IN_PATH = '/session';

/** A name and numbers that would be found anywhere else; none of them is the story's patient. */
export const SIGN_IN_FIELDS: readonly SignInField[] = [
  { name: 'user_name', label: 'User name', type: 'text', autocomplete: null, value: 'Thandiwe Mbekilani' },
  { name: 'password', label: 'Password', type: 'password', autocomplete: null, value: 'Mbekilani 12/05/1949' },
  { name: 'code', label: 'Code from your phone', type: 'text', autocomplete: 'one-time-code', value: '902173' },
  { name: 'card', label: 'Card number', type: 'text', autocomplete: 'cc-number', value: '4111 1111 1111 1111' },
];
