import type { Site } from '../sites/schema.ts';

/** Which conversation of a page the person is in. Its id stands in the page's path; '' while it has none. */
export interface Conversation {
  readonly id: string;
  /** The page's path as of now. */
  at(site: Site | null, pathname: string): void;
  /** A prompt leaves: a conversation without an id may get one now. */
  sent(): void;
}

/** Where a conversation turned to: `isNamed` when it is the same one, which has got its id. */
export type Turned = (id: string, isNamed: boolean) => void;

/** A new conversation gets its id with its first prompt or when the answer begins, in milliseconds after the send. */
const NAMING_MS = 30_000;

/** Notices when the person goes to another conversation, where what was released before is not released. */
export function createConversation(turned: Turned, now: () => number): Conversation {
  let id: string | null = null;
  let sentAt = -Infinity;
  return {
    get id() {
      return id ?? '';
    },
    at(site, pathname) {
      const next = idIn(site?.conversation, pathname);
      if (next === id) return;
      const isNamed = id === '' && now() - sentAt < NAMING_MS;
      id = next;
      sentAt = -Infinity;
      turned(next, isNamed);
    },
    sent() {
      sentAt = now();
    },
  };
}

/** On sites that no list knows: a segment that nobody would choose for a page's name. */
const LIKE_AN_ID = /^(?=.*\d)[\w-]{6,}$|^[\w-]{12,}$/;

/**
 * The pattern may stand anywhere in the path: projects and assistants put their own name before it. "new" is what
 * sites write where the id will be.
 */
function idIn(pattern: string | undefined, pathname: string): string {
  const segments = pathname.split('/').slice(1);
  if (!pattern) return segments.findLast((segment) => LIKE_AN_ID.test(segment)) ?? '';
  const wanted = pattern.split('/').slice(1);
  const start = segments.findIndex((_, from) =>
    wanted.every((segment, index) => segment === '{id}' || segment === segments[from + index]),
  );
  const id = start < 0 ? '' : (segments[start + wanted.indexOf('{id}')] ?? '');
  return id === 'new' ? '' : id;
}
