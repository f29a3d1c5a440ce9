import type { Messages } from './messages.ts';

export type MessageName = keyof Messages;

/** Who may send a message: a content script of a tab, one of the extension's own pages, or the background. */
type MessageOrigin = 'page' | 'extension';

interface Door {
  /** The request's members, each of which must be there; no other may. */
  readonly request: Readonly<Record<string, (value: unknown) => boolean>>;
  readonly from: MessageOrigin;
}

const NOTHING: Door['request'] = {};

/**
 * What each message must look like at the receiver's door. An event's own fields are judged by the event schema. In plain
 * functions: a page pays for the guard by the byte, and a schema library for these was 1.6 kB of it, compressed.
 */
export const DOORS: { readonly [Name in MessageName]: Door } = {
  context: { request: { coverage: (value) => value === 'full' || value === 'late' }, from: 'page' },
  record: { request: { event: isRecord }, from: 'page' },
  'ensure-detector': { request: NOTHING, from: 'page' },
  seal: { request: NOTHING, from: 'page' },
  watch: { request: NOTHING, from: 'page' },
  recognised: { request: NOTHING, from: 'page' },
  overview: { request: { host: (value) => value === null || isHost(value) }, from: 'extension' },
  'guard-status': { request: NOTHING, from: 'extension' },
  'unsent-text': { request: NOTHING, from: 'extension' },
  'policy-changed': { request: NOTHING, from: 'extension' },
  'refresh-policy': { request: NOTHING, from: 'extension' },
};

export function isMessageName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(DOORS, name);
}

/**
 * The first member that is not as it must be; null when the request is good. A name that came from the sender could
 * itself be text; only the contract's own names are repeated.
 */
export function faultyMember(name: MessageName, request: unknown): string | null {
  const { request: members } = DOORS[name];
  if (!isRecord(request)) return 'request';
  const faulty = Object.entries(members).find(([member, isGood]) => !isGood(request[member]));
  if (faulty) return faulty[0];
  return Object.keys(request).every((member) => Object.hasOwn(members, member)) ? null : 'request';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHost(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 253;
}
