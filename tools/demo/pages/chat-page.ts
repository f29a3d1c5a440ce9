import { BUILT_IN_SITES } from '../../../src/sites/builtin.ts';
import { defineSite } from '../../../src/sites/define-site.ts';
import type { Site } from '../../../src/sites/schema.ts';
import { innermost, shapesOf, type ElementShape } from './element.ts';
import type { Json } from './request-body.ts';

/** Everything that one demo chat page is made of: JSON-serialisable, handed to the page as it is. */
export interface ChatPage {
  readonly id: string;
  readonly site: string;
  readonly url: string;
  readonly title: string;
  readonly greeting: string;
  readonly placeholder: string;
  /** CSS colour of the send button and of the person's own messages. */
  readonly accent: string;
  readonly editor: 'prosemirror' | 'lexical' | 'react';
  /** Whether the composer stands in a form that the send button submits. */
  readonly hasForm: boolean;
  readonly composer: ElementShape;
  /** A hidden textarea beside the real editor, which a careless guard would read or write instead. */
  readonly mirror: ElementShape | null;
  readonly send: ElementShape;
  /** Containers around an earlier message of the person, outermost first, and the box in which it is edited. */
  readonly message: readonly ElementShape[];
  readonly edit: ElementShape;
  readonly answer: readonly ElementShape[];
  /** Over a WebSocket, prompts and drafts are frames of one socket that is opened with the page. */
  readonly transport: 'fetch' | 'websocket';
  readonly habit: PageHabit;
  readonly prompt: PageRequest;
  readonly drafts: readonly DraftRequest[];
  /** `{id}` is the conversation. */
  readonly conversation: string;
  /** Fill of the other `{name}` segments of endpoint paths. */
  readonly segments: Readonly<Record<string, string>>;
}

/**
 * What a page does that a good one does not, or that gets in a guard's way. keeps-original: sends the longest text that
 * stood in the box, so a shorter replacement is lost on it. sends-by-timer: sends on its own once the person pauses.
 * chatty: sends harmless requests of every kind as soon as something is typed. signs-in: a log-in form and no chat.
 * offers-sign-in: the same form beside the composer.
 */
export type PageHabit = 'plain' | 'keeps-original' | 'sends-by-timer' | 'chatty' | 'signs-in' | 'offers-sign-in';

export interface PageRequest {
  readonly path: string;
  readonly at: string;
  /** What the body holds besides the text. */
  readonly base: Json;
}

interface DraftRequest extends PageRequest {
  readonly when: 'keystroke' | 'debounced';
}

/** What a site entry does not say and a page needs: looks, and the fields that surround the text. */
interface Dressing {
  readonly host: string;
  readonly path?: string;
  readonly accent: string;
  readonly greeting: string;
  readonly editor: ChatPage['editor'];
  readonly hasForm: boolean;
  readonly base: Json;
  readonly drafts: readonly DraftRequest[];
  readonly mirror?: ElementShape;
  readonly transport?: ChatPage['transport'];
  readonly habit?: PageHabit;
}

const ONE_TURN: Json = {
  action: 'next',
  model: 'auto',
  messages: [{ author: { role: 'user' }, content: { content_type: 'text', parts: [] } }],
};

const DRESSINGS: Readonly<Record<string, Dressing>> = {
  chatgpt: {
    host: 'chatgpt.com',
    accent: '#1f1f1f',
    greeting: 'What are you working on?',
    editor: 'prosemirror',
    hasForm: true,
    base: ONE_TURN,
    drafts: [
      {
        path: '/backend-api/f/conversation/prepare',
        at: 'partial_query.content.parts[*]',
        when: 'debounced',
        base: { client_prepare_source: 'composer_editor_state' },
      },
      {
        path: '/backend-api/conversation/experimental/generate_autocompletions',
        at: 'input_text',
        when: 'keystroke',
        base: { num_completions: 'few' },
      },
    ],
    mirror: { tag: 'textarea', attributes: { name: 'prompt-textarea', hidden: '' } },
  },
  claude: {
    host: 'claude.ai',
    path: '/new',
    accent: '#b4593d',
    greeting: 'Good afternoon',
    editor: 'prosemirror',
    hasForm: false,
    base: { timezone: 'UTC', attachments: [] },
    drafts: [],
  },
  openevidence: {
    host: 'www.openevidence.com',
    accent: '#c2571a',
    greeting: 'Ask a medical question',
    editor: 'react',
    hasForm: true,
    base: { article_type: 'Ask', inputs: {} },
    // An autosave that no list knows: only a rule for any outgoing text can catch it.
    drafts: [{ path: '/api/drafts', at: 'draft.body', when: 'debounced', base: { draft: { kind: 'question' } } }],
  },
  perplexity: {
    host: 'www.perplexity.ai',
    accent: '#20727f',
    greeting: 'Where knowledge begins',
    editor: 'lexical',
    hasForm: false,
    base: { params: { source: 'default', mode: 'concise' } },
    drafts: [
      { path: '/rest/autosuggest/list-autosuggest', at: 'query', when: 'debounced', base: { source: 'default' } },
    ],
  },
  deepseek: {
    host: 'chat.deepseek.com',
    accent: '#4466dd',
    greeting: 'How can I help you?',
    editor: 'react',
    hasForm: false,
    base: { thinking_enabled: false },
    drafts: [],
  },
};

/** A chat that no list knows. It resends the whole conversation with every turn, as many front ends do. */
const UNLISTED = defineSite({
  id: 'unlisted',
  name: 'Unlisted chat',
  kind: 'chat',
  hosts: ['chat.unlisted.example'],
  editor: 'lexical',
  composer: ["div.wx-entry[contenteditable='true'][role='textbox']"],
  send: ["button.wx-go[aria-label='Send message']"],
  edit: ['div.wx-own textarea.wx-redo'],
  file: [],
  answer: ['div.wx-reply'],
  prompts: [{ method: 'POST', path: '/v1/chat/completions', at: ['messages[*].content'] }],
  drafts: [{ method: 'POST', path: '/v1/suggestions', at: ['prefix'], action: 'rewrite' }],
  unread: [],
  conversation: '/t/{id}',
});

const UNLISTED_DRESSING: Dressing = {
  host: 'chat.unlisted.example',
  accent: '#59466f',
  greeting: 'Chat with our AI assistant',
  editor: 'lexical',
  hasForm: false,
  base: { model: 'small', stream: true, messages: [{ role: 'user' }] },
  drafts: [{ path: '/v1/suggestions', at: 'prefix', when: 'debounced', base: {} }],
};

/** The same chat over a WebSocket, drafts included. */
const LIVE = {
  prompts: [{ method: 'WS', path: '/v1/live', at: ['say.text'] }],
  drafts: [{ method: 'WS', path: '/v1/live', at: ['typing.text'], action: 'rewrite' }],
} satisfies Partial<Site>;

const LIVE_DRESSING: Dressing = {
  ...UNLISTED_DRESSING,
  path: '/live',
  transport: 'websocket',
  base: {},
  drafts: [{ path: '/v1/live', at: 'typing.text', when: 'debounced', base: {} }],
};

/** Every id and class of the ChatGPT entry renamed, and every other attribute that it selects by removed. */
const RENAMED = {
  composer: ["div.kq-field[contenteditable='true']"],
  send: ["button.kq-go[type='submit']"],
  edit: ['section.kq-own textarea.kq-redo'],
  answer: ['section.kq-reply'],
} satisfies Partial<Site>;

/** Pages of the entries' own hosts with a habit of their own. */
const VARIANTS: readonly { readonly site: string; readonly path: string; readonly habit: PageHabit }[] = [
  { site: 'claude', path: '/keeper', habit: 'keeps-original' },
  { site: 'claude', path: '/timer', habit: 'sends-by-timer' },
  { site: 'chatgpt', path: '/chatty', habit: 'chatty' },
  { site: 'chatgpt', path: '/login', habit: 'signs-in' },
  { site: 'chatgpt', path: '/welcome', habit: 'offers-sign-in' },
];

/** All demo chat pages, one entry per URL. */
export function chatPages(sites: readonly Site[] = BUILT_IN_SITES): ChatPage[] {
  const pages = sites.flatMap((site) => {
    const dressing = DRESSINGS[site.id];
    return dressing === undefined ? [] : [pageOf(site.id, site, dressing)];
  });
  const chatgpt = sites.find((site) => site.id === 'chatgpt');
  const dressing = DRESSINGS['chatgpt'];
  if (chatgpt !== undefined && dressing !== undefined) {
    const { mirror: _mirror, ...plain } = dressing;
    pages.push(pageOf('renamed', { ...chatgpt, ...RENAMED }, { ...plain, path: '/renamed' }));
  }
  for (const { site: id, path, habit } of VARIANTS) {
    const site = sites.find((each) => each.id === id);
    const plain = DRESSINGS[id];
    if (site !== undefined && plain !== undefined) pages.push(pageOf(path.slice(1), site, { ...plain, path, habit }));
  }
  pages.push(pageOf('unlisted', UNLISTED, UNLISTED_DRESSING));
  pages.push(pageOf('live', { ...UNLISTED, id: 'unlisted-live', ...LIVE }, LIVE_DRESSING));
  return pages;
}

function pageOf(id: string, site: Site, dressing: Dressing): ChatPage {
  const prompt = site.prompts[0];
  const at = prompt?.at[0];
  const [composer, send, answer] = [site.composer[0], site.send[0], site.answer[0]];
  if (
    prompt === undefined ||
    at === undefined ||
    composer === undefined ||
    send === undefined ||
    answer === undefined
  ) {
    throw new Error(`the entry ${site.id} is too thin to make a page of`);
  }
  const edit = shapesOf(site.edit[0] ?? 'div.message textarea');
  return {
    id,
    site: site.id,
    url: `https://${dressing.host}${dressing.path ?? '/'}`,
    title: site.name,
    greeting: dressing.greeting,
    placeholder: `Message ${site.name}`,
    accent: dressing.accent,
    editor: dressing.editor,
    hasForm: dressing.hasForm,
    composer: innermost(composer, dressing.editor === 'react' ? 'textarea' : 'div'),
    mirror: dressing.mirror ?? null,
    send: innermost(send, 'button'),
    message: edit.length > 1 ? edit.slice(0, -1) : [{ tag: 'div', attributes: { class: 'message' } }],
    edit: innermost(site.edit[0] ?? 'textarea'),
    answer: shapesOf(answer),
    transport: dressing.transport ?? 'fetch',
    habit: dressing.habit ?? 'plain',
    prompt: { path: prompt.path, at, base: dressing.base },
    drafts: dressing.drafts,
    conversation: site.conversation ?? '/c/{id}',
    segments: { org: 'demo-clinic' },
  };
}
