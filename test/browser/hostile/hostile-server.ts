import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { Server } from 'node:net';
import { makeCertificate } from '../../../tools/demo/institution/certificate.ts';
import { createConnectProxy } from '../../../tools/demo/institution/connect-proxy.ts';
import { listen } from '../../../tools/demo/institution/listen.ts';
import { receive } from '../../../tools/demo/institution/receive.ts';
import { createRecord, type ServerRecord } from '../../../tools/demo/institution/record.ts';
import { HOSTILE_DOCUMENT, hostileScripts, type HostileOptions } from './hostile-document.ts';

export const HOSTILE_URL = 'https://chatgpt.com/';
export const PROMPT_PATH = '/backend-api/f/conversation';

export interface HostileServer {
  readonly record: ServerRecord;
  readonly chatPort: number;
  readonly proxyPort: number;
  /** What the page is told when it is loaded; null: it only chats. */
  page: HostileOptions | null;
  /** Markup ahead of the page's own scripts, for the next load. */
  head: string;
  close(): void;
}

/** One server for every host, with the hostile page at its root; what it receives is on the record. */
export async function openHostileServer(page: HostileOptions | null): Promise<HostileServer> {
  const record = createRecord();
  const certificate = await makeCertificate(['chatgpt.com']);
  const server = createServer(certificate, (request, response) => void answer(request, response));
  const chatPort = await listen(server);
  const proxy = createConnectProxy(chatPort);
  const proxyPort = await listen(proxy);
  const open = new Set<{ destroy(): void }>();
  for (const each of [server, proxy]) each.on('connection', (socket: { destroy(): void }) => void open.add(socket));
  const opened: HostileServer = {
    record,
    chatPort,
    proxyPort,
    page,
    head: '',
    close: () => {
      for (const each of [server, proxy] as Server[]) each.close();
      for (const socket of open) socket.destroy();
    },
  };
  return opened;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await receive(request, record);
    const { pathname, search } = new URL(request.url ?? '/', HOSTILE_URL);
    const script = hostileScripts(opened.page)[pathname];
    if (pathname === '/')
      send(
        response,
        'text/html',
        HOSTILE_DOCUMENT.replace('<meta charset="utf-8">', (first) => first + opened.head),
      );
    else if (script !== undefined) send(response, 'text/javascript', script);
    else send(response, 'text/plain', pathname === '/resource' ? decodeURIComponent(search) : '');
  }
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
}
