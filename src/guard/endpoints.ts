import type { Question } from '../gate/wire.ts';
import { attempt } from '../payload/attempt.ts';
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
  /** What stands in turns of the assistant and nowhere else: the page has it from its server, or so it says. */
  readonly answers: ReadonlySet<string>;
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
  const answers = answersIn(question.parts);
  return asOutgoing(read, isOpening ? undefined : endpoint, { isInside: question.channel === 'message', answers });
}

function asOutgoing(
  read: ReadRequest,
  endpoint: Endpoint | undefined,
  rest: Pick<Outgoing, 'isInside' | 'answers'>,
): Outgoing {
  const { leaves, inflate, render } = read;
  const isOff = endpoint?.purpose === 'prompt' && leaves.every(({ at }) => at !== 'prompt');
  return {
    leaves: isOff ? leaves.map(asPrompt(leaves.some(({ at }) => at === 'body') ? 'body' : 'url')) : leaves,
    render,
    purpose: endpoint?.purpose ?? 'other',
    action: endpoint?.action ?? 'judge',
    ...rest,
    ...(inflate ? { inflate: async () => asOutgoing(await inflate(), endpoint, rest) } : {}),
  };
}

const ANSWERERS: ReadonlySet<unknown> = new Set(['assistant', 'model']);

/** Front ends that send the whole conversation with each prompt say whose turn each one was. */
function answersIn(parts: Question['parts']): Set<string> {
  const answers = new Set<string>();
  const others = new Set<string>();

  function sort(value: unknown, isAnswer: boolean): void {
    if (typeof value === 'string') (isAnswer ? answers : others).add(value);
    if (typeof value !== 'object' || value === null) return;
    const isTurn = 'role' in value ? ANSWERERS.has(value.role) : isAnswer;
    for (const inner of Object.values(value)) sort(inner, isTurn);
  }

  for (const { text } of parts) {
    if (text.includes('"role"'))
      sort(
        attempt((): unknown => JSON.parse(text)),
        false,
      );
  }
  return answers.difference(others);
}

function asPrompt(place: Leaf['at']): (leaf: Leaf) => Leaf {
  return (leaf) => (leaf.at === place ? { ...leaf, at: 'prompt' } : leaf);
}
