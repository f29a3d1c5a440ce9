import type { ChatPage } from './chat-page.ts';

/** The HTML of one demo chat. It carries its description as data; the script builds the rest. */
export function documentOf(page: ChatPage): string {
  const description = JSON.stringify(page).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo-assets/style.css">
<main></main>
<script type="application/json">${description}</script>
<script src="/demo-assets/chat.js"></script>
</html>
`;
}
