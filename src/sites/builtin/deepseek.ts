import { defineSite } from '../define-site.ts';

/** Shapes gathered in November 2026 from public clients; live pages were not seen. */
export const deepseek = defineSite({
  id: 'deepseek',
  name: 'DeepSeek',
  kind: 'chat',
  hosts: ['chat.deepseek.com'],
  editor: 'textarea',
  composer: ['textarea#chat-input', "textarea[placeholder*='DeepSeek']", 'textarea.ds-textarea__textarea', 'textarea'],
  send: [
    "div[role='button'].ds-icon-button:not([aria-disabled='true'])",
    "button.ds-icon-button:not([aria-disabled='true'])",
  ],
  edit: ['textarea.ds-textarea__textarea'],
  file: ["input[type='file']"],
  answer: ['.ds-markdown'],
  prompts: [{ method: 'POST', path: '/api/v0/chat/completion', at: ['prompt'] }],
  drafts: [],
  unread: ['/sign_in', '/sign_up'],
  conversation: '/a/chat/s/{id}',
});
