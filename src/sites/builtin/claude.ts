import { defineSite } from '../define-site.ts';

/** Shapes gathered in November 2026 from public clients; live pages were not seen. */
export const claude = defineSite({
  id: 'claude',
  name: 'Claude',
  kind: 'chat',
  hosts: ['claude.ai', 'claude.com'],
  editor: 'prosemirror',
  composer: [
    "[data-testid='chat-input']",
    "div.ProseMirror[contenteditable='true']",
    "div[contenteditable='true'][role='textbox']",
    "div[contenteditable='true']",
  ],
  send: ["button[aria-label='Send message']", "button[aria-label='Send Message']", "button[data-testid='send-button']"],
  edit: ["[data-cds='UserMessage'] textarea"],
  file: ["input[data-testid='file-upload']", "input[type='file']"],
  answer: ['.font-claude-response', '[data-is-streaming]'],
  prompts: [
    {
      method: 'POST',
      path: '/api/organizations/{org}/chat_conversations/{conversation}/completion',
      // A long paste becomes an attachment whose text is sent beside the prompt.
      at: ['prompt', 'attachments[*].extracted_content', 'attachments[*].file_name'],
    },
    {
      method: 'POST',
      path: '/api/organizations/{org}/chat_conversations/{conversation}/retry_completion',
      at: ['prompt'],
    },
    { method: 'POST', path: '/api/organizations/{org}/chat_conversations', at: ['name'] },
  ],
  drafts: [],
  unread: ['/login', '/magic-link', '/settings/billing', '/settings/account', '/upgrade'],
  conversation: '/chat/{id}',
});
