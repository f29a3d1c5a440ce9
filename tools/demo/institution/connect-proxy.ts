import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';

/**
 * A proxy that tunnels every host to one local port. Firefox has no switch that maps host names; with this proxy
 * nothing that it asks for reaches the outside either.
 */
export function createConnectProxy(port: number): Server {
  const proxy = createServer((_, response) => response.writeHead(502).end());
  proxy.on('connect', (_request, client, head) => {
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return proxy;
}
