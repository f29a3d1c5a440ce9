import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchPolicy } from '../../src/app/service/fetch-policy.ts';
import { MAX_ENVELOPE_BYTES } from '../../src/policy/envelope.ts';

const servers: Server[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/policy`;
}

describe('one attempt to fetch the policy', () => {
  it('brings the bytes and the ETag', async () => {
    const url = await serve((_, response) => response.setHeader('etag', '"1"').end('{"a":1}'));
    const fetched = await fetchPolicy(fetch, url, null);
    expect(fetched).toMatchObject({ kind: 'bytes', etag: '"1"' });
    if (fetched.kind === 'bytes') expect(new TextDecoder().decode(fetched.bytes)).toBe('{"a":1}');
  });

  it('asks with the ETag and hears that nothing changed', async () => {
    const asked: IncomingMessage[] = [];
    const url = await serve((request, response) => {
      asked.push(request);
      response.statusCode = 304;
      response.end();
    });
    expect(await fetchPolicy(fetch, url, '"1"')).toEqual({ kind: 'unchanged' });
    expect(asked[0]?.headers['if-none-match']).toBe('"1"');
    expect(asked[0]?.headers.cookie).toBeUndefined();
    expect(asked[0]?.headers.referer).toBeUndefined();
  });

  it('follows a redirect within the origin and refuses one that leaves it', async () => {
    const elsewhere = await serve((_, response) => response.end('{}'));
    const to = { location: '' };
    const url = await serve((request, response) => {
      if (request.url === '/moved') response.end('{}');
      else response.writeHead(302, { location: to.location }).end();
    });
    to.location = '/moved';
    expect(await fetchPolicy(fetch, url, null)).toMatchObject({ kind: 'bytes' });
    to.location = elsewhere;
    expect(await fetchPolicy(fetch, url, null)).toEqual({ kind: 'fault', fault: 'unreachable' });
  });

  it('takes 1 MiB and not a byte more, however long the server goes on', async () => {
    const size = { bytes: MAX_ENVELOPE_BYTES };
    const url = await serve((_, response) => response.end(Buffer.alloc(size.bytes, 32)));
    expect(await fetchPolicy(fetch, url, null)).toMatchObject({ kind: 'bytes' });
    size.bytes += 1;
    expect(await fetchPolicy(fetch, url, null)).toEqual({ kind: 'fault', fault: 'too-large' });
    const endless = await serve((_, response) => {
      const more = (): void => void (response.destroyed || response.write(Buffer.alloc(65_536, 32), more));
      more();
    });
    expect(await fetchPolicy(fetch, endless, null)).toEqual({ kind: 'fault', fault: 'too-large' });
  });

  it('gives up after 10 s, in the headers and in the body', async () => {
    const limits: number[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      limits.push(ms);
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 50);
      return controller.signal;
    });
    const silent = await serve(() => undefined);
    expect(await fetchPolicy(fetch, silent, null)).toEqual({ kind: 'fault', fault: 'unreachable' });
    const stuck = await serve((_, response) => void response.write('{'));
    expect(await fetchPolicy(fetch, stuck, null)).toEqual({ kind: 'fault', fault: 'unreachable' });
    expect(limits).toEqual([10_000, 10_000]);
  });

  it('names a status that is not 200', async () => {
    for (const status of [204, 401, 404, 500]) {
      const url = await serve((_, response) => {
        response.statusCode = status;
        response.end();
      });
      expect(await fetchPolicy(fetch, url, null)).toEqual({ kind: 'fault', fault: 'http-status' });
    }
  });
});
