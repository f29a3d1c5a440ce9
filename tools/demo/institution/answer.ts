import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const TOKEN_PAUSE_MS = 15;
const PLACEHOLDER = /\[[A-Z][A-Z-]*-\d+\]/g;

/**
 * What the demo's chatbot says: it repeats the placeholders that it was given, so that one sees what reached it,
 * and no other word of the prompt.
 */
export function answerTo(prompt: string): string {
  const placeholders = [...new Set(prompt.match(PLACEHOLDER))];
  const about = placeholders.length === 0 ? 'your question' : `your question about ${placeholders.join(', ')}`;
  return `Thank you for ${about}. This is a demo chatbot: it repeats placeholders and knows nothing else.`;
}

/** Streams an answer as server-sent events, a word at a time. */
export async function streamAnswer(response: ServerResponse, text: string): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  for (const word of text.split(/(?<= )/)) {
    if (response.destroyed) return;
    response.write(`data: ${JSON.stringify({ text: word })}\n\n`);
    await pause(TOKEN_PAUSE_MS);
  }
  response.end();
}
