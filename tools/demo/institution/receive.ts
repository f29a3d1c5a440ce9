import type { IncomingMessage } from 'node:http';
import type { ServerRecord } from './record.ts';

/** Headers that a leak could ride in or that tell what a body is. */
const KEPT_HEADERS = ['content-type', 'referer', 'cookie', 'origin'];

/** Reads a whole request and puts it on the record. */
export async function receive(request: IncomingMessage, record: ServerRecord): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const headers: { [name: string]: string } = {};
  for (const name of KEPT_HEADERS) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  record.add({
    kind: 'request',
    method: request.method ?? '',
    host: request.headers.host ?? '',
    target: request.url ?? '',
    headers,
    bytes,
  });
  return bytes;
}
