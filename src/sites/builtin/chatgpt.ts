import { defineSite } from '../define-site.ts';

/** Shapes gathered in November 2026 from public clients; live pages were not seen. */
export const chatgpt = defineSite({
  id: 'chatgpt',
  name: 'ChatGPT',
  kind: 'chat',
  hosts: ['chatgpt.com', 'chat.openai.com', '*.chatgpt.com'],
  editor: 'prosemirror',
  composer: [
    '#prompt-textarea',
    "div.ProseMirror[contenteditable='true'][id='prompt-textarea']",
    "textarea[name='prompt-textarea']",
    "[contenteditable='true'][data-virtualkeyboard='true']",
    '.ProseMirror',
  ],
  send: [
    "button[data-testid='send-button']",
    "button[data-testid*='composer-send']",
    '#composer-submit-button',
    "form button[type='submit']",
    "button[aria-label*='Send']",
  ],
  edit: ["[data-message-author-role='user'] textarea", "[data-testid^='conversation-turn'] textarea"],
  file: ["form input[type='file']:not([accept])", "input[type='file'][multiple]", "input[type='file']"],
  answer: ["[data-message-author-role='assistant'] .markdown", "[data-turn='assistant'] .markdown"],
  prompts: [
    { method: 'POST', path: '/backend-api/f/conversation', at: ['messages[*].content.parts[*]'] },
    { method: 'POST', path: '/backend-anon/f/conversation', at: ['messages[*].content.parts[*]'] },
    { method: 'POST', path: '/backend-api/conversation', at: ['messages[*].content.parts[*]'] },
    { method: 'POST', path: '/backend-alt/f/conversation', at: ['messages[*].content.parts[*]'] },
    { method: 'POST', path: '/backend-api/files', at: ['file_name'] },
  ],
  drafts: [
    // Debounced while typing: the draft leaves before any send gesture.
    {
      method: 'POST',
      path: '/backend-api/f/conversation/prepare',
      at: ['partial_query.content.parts[*]'],
      action: 'stop',
    },
    {
      method: 'POST',
      path: '/backend-anon/f/conversation/prepare',
      at: ['partial_query.content.parts[*]'],
      action: 'stop',
    },
    // One request per keystroke.
    {
      method: 'POST',
      path: '/backend-api/conversation/experimental/generate_autocompletions',
      at: ['input_text'],
      action: 'stop',
    },
  ],
  unread: ['/auth', '/login', '/account', '/pricing', '/checkout'],
  conversation: '/c/{id}',
});
