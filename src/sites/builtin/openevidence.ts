import { defineSite } from '../define-site.ts';

/** Shapes gathered in November 2026 from public clients; live pages were not seen. */
export const openevidence = defineSite({
  id: 'openevidence',
  name: 'OpenEvidence',
  kind: 'clinical',
  hosts: ['www.openevidence.com', 'openevidence.com'],
  editor: 'textarea',
  composer: ['textarea'],
  send: ["button[aria-label*='submit' i]", "button[type='submit']"],
  edit: [],
  file: ["input[type='file']"],
  answer: ['article'],
  prompts: [{ method: 'POST', path: '/api/article', at: ['inputs.question'] }],
  drafts: [],
  unread: ['/login', '/api/auth', '/account', '/settings'],
  conversation: '/ask/{id}',
});
