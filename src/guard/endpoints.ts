import type { Question } from '../gate/wire.ts';
import { readRequest, type Leaf, type ReadRequest } from '../payload/request.ts';
import type { Site } from '../sites/schema.ts';

/** A request that carries a prompt or a draft, as the site's data says. */
export interface Endpoint {
  readonly purpose: 'prompt' | 'draft';
  readonly action: 'stop' | 'rewrite' | 'judge';
  /** Source of a regular expression over `METHOD /path`. */
  readonly pattern: string;
  readonly at: readonly string[];
}

/** A request as it is judged. */
export interface Outgoing extends Pick<ReadRequest, 'leaves' | 'render'> {
  readonly purpose: Endpoint['purpose'] | 'other';
  readonly action: Endpoint['action'];
  /** It goes to another part of the page, such as a worker. */
  readonly isInside: boolean;
  /** Present while something in it is compressed. */
  readonly inflate?: () => Promise<Outgoing>;
}

/** A prompt endpoint goes before a draft endpoint with the same path. */
export function endpointsOf(site: Site | null): Endpoint[] {
  if (!site) return [];
  const prompts = site.prompts.map((prompt) => ({ ...prompt, purpose: 'prompt' as const, action: 'judge' as const }));
  const drafts = site.drafts.map((draft) => ({ ...draft, purpose: 'draft' as const }));
  return [...prompts, ...drafts].map(({ purpose, action, method, path, at }) => ({
    purpose,
    action,
    at,
    pattern: `^${method.toUpperCase()} ${path
      .replace(/[^\w/{}*-]/g, '\\$&')
      .replace(/\{[^}]*\}/g, '[^/]+')
      .replaceAll('*', '.*')}$`,
  }));
}

/** What the gate asks about from the first moment on; '' for nothing. */
export function patternOf(endpoints: readonly Endpoint[]): string {
  return endpoints.map(({ pattern }) => pattern).join('|');
}

/** Any other word is a text that a page sends in the place of a method. */
const METHODS = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|QUERY|WS|CONNECT)$/;

/**
 * Takes a question apart, as its endpoint wants it. The origin does not count: sites send prompts to hosts of their own
 * beside the page's. When the paths of a prompt endpoint give nothing, the site has changed: every string may be the
 * prompt.
 */
export function readQuestion(question: Question, endpoints: readonly Endpoint[]): Outgoing {
  const { method, url } = question;
  const named = url === null ? '' : `${method} ${new URL(url).pathname}`;
  const endpoint = endpoints.find(({ pattern }) => new RegExp(pattern).test(named));
  const { leaves, render, inflate } = readRequest(question, endpoint?.at ?? []);
  const read = {
    leaves: METHODS.test(method) ? leaves : [...leaves, { text: method, at: 'header', isFixed: true } as const],
    render: (texts: readonly string[]) => render(texts.slice(0, leaves.length)),
    ...(inflate ? { inflate } : {}),
  };
  // A socket is opened before there is a prompt; what is in its address is the page's own.
  const isOpening = method === 'WS' && question.isUrlSent;
  return asOutgoing(read, isOpening ? undefined : endpoint, question.channel === 'message');
}

function asOutgoing(read: ReadRequest, endpoint: Endpoint | undefined, isInside: boolean): Outgoing {
  const { leaves, inflate, render } = read;
  const isOff = endpoint?.purpose === 'prompt' && leaves.every(({ at }) => at !== 'prompt');
  return {
    leaves: isOff ? leaves.map(asPrompt(leaves.some(({ at }) => at === 'body') ? 'body' : 'url')) : leaves,
    render,
    purpose: endpoint?.purpose ?? 'other',
    action: endpoint?.action ?? 'judge',
    isInside,
    ...(inflate ? { inflate: async () => asOutgoing(await inflate(), endpoint, isInside) } : {}),
  };
}

function asPrompt(place: Leaf['at']): (leaf: Leaf) => Leaf {
  return (leaf) => (leaf.at === place ? { ...leaf, at: 'prompt' } : leaf);
}
