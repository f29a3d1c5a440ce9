import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { ChatPage } from '../pages/chat-page.ts';
import { documentOf } from '../pages/document.ts';
import { textsAt } from '../pages/request-body.ts';
import { answerTo, streamAnswer } from './answer.ts';
import { CACHED, CACHED_WORKER } from './cached-page.ts';
import type { Certificate } from './certificate.ts';
import { matches } from './path-pattern.ts';
import { receive } from './receive.ts';
import type { ServerRecord } from './record.ts';
import { acceptWebSocket } from './websocket.ts';

const STYLE = readFileSync(new URL('../pages/style.css', import.meta.url));

/** Posts what it is told, in plain text: a worker's requests pass none of the page's own hooks. */
const WORKER = `
const post = ({ data }) => fetch(data.url, {
  method: 'POST',
  body: JSON.stringify({ text: String.fromCharCode(...data.codes) }),
}).catch(() => undefined);
addEventListener('message', post);
addEventListener('connect', ({ ports }) => { ports[0].onmessage = post; });
`;

/** One TLS server for all chat hosts; everything that it receives goes on the record. */
export function createChatServer(
  pages: readonly ChatPage[],
  script: string,
  certificate: Certificate,
  record: ServerRecord,
): Server {
  const server = createServer(certificate, (request, response) => {
    respond(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket) =>
    acceptWebSocket(request, socket, record, (text) => liveAnswer(pages, text)),
  );
  return server;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await receive(request, record);
    const { pathname, hostname } = new URL(request.url ?? '/', `https://${request.headers.host}`);
    if (pathname === '/demo-assets/chat.js') return send(response, 'text/javascript', script);
    if (pathname === `${CACHED}worker.js`) {
      response.setHeader('service-worker-allowed', '/');
      return send(response, 'text/javascript', CACHED_WORKER);
    }
    if (pathname === '/demo-assets/worker.js') return send(response, 'text/javascript', WORKER);
    if (pathname === '/demo-assets/style.css') return send(response, 'text/css', STYLE);
    const here = pages.filter((page) => new URL(page.url).hostname === hostname);
    if (request.method === 'GET') {
      const page =
        here.find((each) => new URL(each.url).pathname === pathname) ??
        here.find((each) => matches(each.conversation, pathname));
      return page === undefined ? void response.writeHead(404).end() : send(response, 'text/html', documentOf(page));
    }
    const asked = here.find((page) => matches(page.prompt.path, pathname));
    if (asked === undefined) return void response.writeHead(204).end();
    const prompt = textsAt(JSON.parse(bytes.toString('utf8')), asked.prompt.at).at(-1) ?? '';
    return streamAnswer(response, answerTo(prompt));
  }
}

/** The words of an answer to a prompt that came over a socket, one frame each; drafts get none. */
function liveAnswer(pages: readonly ChatPage[], frame: string): string[] {
  const live = pages.find((page) => page.transport === 'websocket');
  const prompt = live === undefined ? undefined : textsAt(JSON.parse(frame), live.prompt.at).at(-1);
  return prompt === undefined ? [] : [...answerTo(prompt).split(/(?<= )/), ''].map((text) => JSON.stringify({ text }));
}

function send(response: ServerResponse, type: string, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache' }).end(body);
}
