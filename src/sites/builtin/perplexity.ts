import { defineSite } from '../define-site.ts';

/** Shapes gathered in November 2026 from public clients; live pages were not seen. */
export const perplexity = defineSite({
  id: 'perplexity',
  name: 'Perplexity',
  kind: 'chat',
  hosts: ['www.perplexity.ai', 'perplexity.ai', 'labs.perplexity.ai'],
  editor: 'lexical',
  composer: [
    "#ask-input[contenteditable='true']",
    "div[contenteditable='true'][data-lexical-editor='true']",
    'textarea#ask-input',
  ],
  send: ["button[data-testid='submit-button']", "button[aria-label='Submit']"],
  edit: ["div[data-lexical-editor='true'][role='textbox']:not(#ask-input)"],
  file: ["input[type='file'][multiple]"],
  answer: ["[id^='markdown-content'] .prose", '.prose'],
  prompts: [
    {
      method: 'POST',
      path: '/rest/sse/perplexity_ask',
      at: ['query_str', 'params.dsl_query', 'params.last_query'],
    },
    { method: 'WS', path: '/socket.io/*', at: ['messages[*].content'] },
  ],
  drafts: [{ method: 'POST', path: '/rest/autosuggest/list-autosuggest', at: ['query'], action: 'stop' }],
  unread: ['/account', '/settings/account', '/onboarding'],
  conversation: '/search/{id}',
});
