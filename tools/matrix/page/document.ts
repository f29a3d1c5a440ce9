import type { CellPage } from '../cells/cell.ts';
import { bundleOf } from '../cells/pages.ts';

/** The document of one cell: a box, a send button, its description as data, and the script of its editor. */
export function documentOf(cell: CellPage): string {
  const { page, channel, encoding, moment, key, cleanChannel } = cell;
  const description = JSON.stringify({ page, channel, encoding, moment, key, cleanChannel });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>AI assistant</title>
<link rel="icon" href="data:,">
<body>
<div id="host"></div>
<button id="send" type="button" aria-label="Send message">Send</button>
<script type="application/json">${description}</script>
<script src="/m/${bundleOf(page)}.js"></script>
</body>
</html>
`;
}
