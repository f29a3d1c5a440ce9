import type { Site } from '../sites/schema.ts';

export interface Conversation {
  /** The page's path as of now. */
  at(site: Site | null, pathname: string): void;
}

/**
 * Notices when the person goes to another conversation, where what was released before is not released. A new
 * conversation gets its id only after its first prompt, so going from none to one is no change.
 */
export function createConversation(changed: () => void): Conversation {
  let current: string | null = null;
  return {
    at(site, pathname) {
      const id = conversationId(site?.conversation, pathname);
      if (current !== null && id !== current) changed();
      current = id;
    },
  };
}

function conversationId(pattern: string | undefined, pathname: string): string | null {
  if (!pattern) return null;
  const wanted = pattern.split('/');
  const segments = pathname.split('/');
  const at = wanted.indexOf('{id}');
  const isMatch = wanted.every((segment, index) => index === at || segment === segments[index]);
  return isMatch ? (segments[at] ?? null) : null;
}
