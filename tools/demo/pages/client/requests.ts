import type { ChatPage, PageRequest } from '../chat-page.ts';
import { withTextAt } from '../request-body.ts';

/** Consonants only: an id made of them holds no part of a person's name and no digit of a number. */
const ID_LETTERS = 'bcdfghjkmnpqrstvwxz';

export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(14))].map((byte) => ID_LETTERS[byte % ID_LETTERS.length]).join('');
}

/** Opened with the page, before anything that arrives late can have patched the constructor. */
let socket: WebSocket | null = null;

export function openSocket(page: ChatPage): void {
  if (page.transport === 'websocket') socket = new WebSocket(`wss://${location.host}${page.prompt.path}`);
}

/** The answer's words come as frames; an empty one ends it. */
function sayOverSocket(body: unknown, part: (text: string) => void): Promise<void> {
  const open = socket;
  if (open === null || open.readyState !== WebSocket.OPEN) return Promise.reject(new Error('not connected'));
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<string>) => {
      const text = String(JSON.parse(data).text);
      part(text);
      if (text !== '') return;
      open.removeEventListener('message', hear);
      resolve();
    };
    open.addEventListener('message', hear);
    open.send(JSON.stringify(body));
  });
}

/** Sends a prompt and hands over the answer as it streams in. Rejects when the request fails. */
export async function sendPrompt(
  page: ChatPage,
  conversation: string,
  body: unknown,
  part: (text: string) => void,
): Promise<void> {
  if (page.transport === 'websocket') return sayOverSocket(body, part);
  const response = await fetch(endpoint(page, conversation, page.prompt.path), post(body));
  if (!response.ok || response.body === null) throw new Error(`answered ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const events = (rest + value).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) part(String(JSON.parse(event.replace(/^data: /, '')).text));
  }
}

/** What pages send before the send gesture; nobody waits for the answer. */
export function sendDraft(page: ChatPage, conversation: string, draft: PageRequest, text: string): void {
  const body = withTextAt(draft.base, draft.at, text);
  if (page.transport === 'websocket') {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(body));
    return;
  }
  fetch(endpoint(page, conversation, draft.path), post(body)).catch(() => {});
}

/** Telemetry without any text of the person: it must get through whatever the guard does. */
export function sendTelemetry(event: 'page_view' | 'composer_focus' | 'answer_done'): void {
  const body = JSON.stringify({ events: [{ name: event, properties: { surface: 'web', layout: 'wide' } }] });
  if (event === 'page_view') fetch('/ces/v1/t', { ...post(undefined), body }).catch(() => {});
  else navigator.sendBeacon('/ces/v1/t', body);
}

function endpoint(page: ChatPage, conversation: string, path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => page.segments[name] ?? conversation);
}

function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
