import { NotSent } from '../network-failure.ts';
import { homePath, type Body, type Channel } from '../outgoing.ts';

function opened(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => resolve(socket));
    socket.addEventListener('error', () => reject(new NotSent('offline')));
  });
}

const address = (path: string): string => `wss://${location.host}${path}`;
const bytesOf = (body: Body): Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;

/** A channel over a socket that is opened with the page. */
function over(form: (body: Body) => string | ArrayBuffer | Blob | Uint8Array<ArrayBuffer>, path = '/live'): Channel {
  return async () => {
    const socket = await opened(address(`${path}${homePath()}`));
    return (out) => socket.send(form(out.body));
  };
}

export const SOCKET = {
  socket: over((body) => body),
  'socket-buffer': over((body) => bytesOf(body).buffer),
  'socket-typed': over(bytesOf),
  'socket-blob': over((body) => new Blob([body])),
  'socket-prompt': over((body) => body, '/socket.io'),
  'socket-url': () => (out) => opened(address(`/live?q=${out.inUrl}`)),
  // The reason of a close holds at most 123 bytes (RFC 6455, section 5.5.1).
  'socket-close': async () => {
    let next = opened(address('/live'));
    await next;
    return async (out) => {
      // Whoever sends while the next one is still being opened waits for it: a socket can be closed only once.
      const socket = next;
      next = socket.then(() => opened(address('/live')));
      (await socket).close(1000, out.text.slice(0, 120));
      await next;
    };
  },
  // A sub-protocol is a token (RFC 6455, section 4.1).
  'socket-protocol': () => (out) => new WebSocket(address('/live'), out.text.replaceAll(/[^A-Za-z0-9]+/g, '-')),
} satisfies Record<string, Channel>;
