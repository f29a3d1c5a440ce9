import * as v from 'valibot';
import type { Messages } from './messages.ts';

export type MessageName = keyof Messages;

/** Who may send a message: a content script of a tab, one of the extension's own pages, or the background. */
type MessageOrigin = 'page' | 'extension';

interface Door {
  readonly request: v.GenericSchema<unknown, unknown>;
  readonly from: MessageOrigin;
}

const Nothing = v.strictObject({});
const Coverage = v.picklist(['full', 'late']);
const Host = v.pipe(v.string(), v.minLength(1), v.maxLength(253));

/** What each message must look like at the receiver's door. An event's own fields are judged by the event schema. */
export const DOORS: { readonly [Name in MessageName]: Door } = {
  context: { request: v.strictObject({ coverage: Coverage }), from: 'page' },
  record: { request: v.strictObject({ event: v.record(v.string(), v.unknown()) }), from: 'page' },
  'ensure-detector': { request: Nothing, from: 'page' },
  seal: { request: Nothing, from: 'page' },
  watch: { request: Nothing, from: 'page' },
  recognised: { request: Nothing, from: 'page' },
  overview: { request: v.strictObject({ host: v.nullable(Host) }), from: 'extension' },
  'guard-status': { request: Nothing, from: 'extension' },
  'unsent-text': { request: Nothing, from: 'extension' },
  'policy-changed': { request: Nothing, from: 'extension' },
  'refresh-policy': { request: Nothing, from: 'extension' },
};

export function isMessageName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(DOORS, name);
}

/** The first member that is not as it must be, by name only; null when the request is good. */
export function faultyMember(name: MessageName, request: unknown): string | null {
  const result = v.safeParse(DOORS[name].request, request);
  if (result.success) return null;
  const key = result.issues[0].path?.[0]?.key;
  // A name that came from the sender could itself be text; only the contract's own names are repeated.
  return typeof key === 'string' && ['coverage', 'event', 'host'].includes(key) ? key : 'request';
}
