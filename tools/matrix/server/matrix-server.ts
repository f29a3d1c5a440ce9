import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptWebSocket } from '../../demo/institution/websocket.ts';
import type { Certificate } from '../../demo/institution/certificate.ts';
import type { CellPage } from '../cells/cell.ts';
import { documentOf } from '../page/document.ts';
import type { Arrivals } from './received.ts';
import { FAR_PAGES, SCRIPTS } from './scripts.ts';

export interface MatrixServerParts {
  readonly certificate: Certificate;
  /** Scripts of the pages, by the name of their bundle. */
  readonly bundles: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, CellPage>;
  readonly arrivals: Arrivals;
}

/**
 * One TLS server for every host name: pages, workers, and 204 for everything else, so that a navigation leaves the page
 * where it is. Whatever it receives, frames included, is on the record under the key of its cell. HTTP/2, for streamed
 * bodies go over nothing less; sockets come over HTTP/1.1.
 */
export function createMatrixServer({ certificate, bundles, cells, arrivals }: MatrixServerParts): Http2SecureServer {
  const server = createSecureServer({ ...certificate, allowHTTP1: true }, (request, response) => {
    respond(request, response).catch(() => response.stream?.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    const host = keyOf(request.headers.host ?? '', request.url ?? '');
    const target = request.url ?? '';
    arrivals.add({
      kind: 'request',
      method: 'WS',
      host,
      target,
      headers: textHeaders(request.headers),
      bytes: Buffer.alloc(0),
    });
    const add = ({ bytes }: { bytes: Buffer }) =>
      arrivals.add({ kind: 'frame', method: 'WS', host, target, headers: {}, bytes });
    acceptWebSocket(request, socket, { add }, () => []);
  });
  return server;

  async function respond(request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk as Buffer));
    const authority = request.authority || request.headers.host || '';
    const host = keyOf(authority, request.url);
    const { pathname } = new URL(request.url, 'https://x');
    const bytes = Buffer.concat(chunks);
    arrivals.add({
      kind: 'request',
      method: request.method,
      host,
      target: authority.startsWith(`${host}.`) ? request.url : `//${authority}${request.url}`,
      headers: textHeaders(request.headers),
      bytes,
    });
    const script = SCRIPTS[pathname] ?? bundles.get(pathname);
    if (script !== undefined) return send(response, 'text/javascript', script);
    const far = authority.includes('.elsewhere.') ? FAR_PAGES[pathname] : undefined;
    if (far !== undefined) return send(response, 'text/html', far);
    if (pathname === '/empty') return send(response, 'text/html', '<!doctype html><title>empty</title>');
    const cell = cells.get(host);
    if (isHome(pathname) && cell !== undefined && request.method === 'GET')
      return send(response, 'text/html', documentOf(cell));
    response.writeHead(204).end();
  }

  /** The cell that a request belongs to: a label of its host, or a segment `k-…` of its path. */
  function keyOf(authority: string, url: string): string {
    const labels = authority.split('.').filter((label) => cells.has(label));
    return labels[0] ?? /\/k-([a-z]+)/.exec(url)?.[1] ?? '';
  }
}

/** The page of a cell stands at the root of its host, or in its folder. */
function isHome(pathname: string): boolean {
  return pathname === '/' || /^\/k-[a-z]+\/$/.test(pathname);
}

function textHeaders(headers: Http2ServerRequest['headers'] | IncomingMessage['headers']): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers))
    if (typeof value === 'string' && !name.startsWith(':')) kept[name] = value;
  return kept;
}

function send(response: Http2ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(body);
}
