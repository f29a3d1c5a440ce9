import type { Server } from 'node:net';

/** Listens on a free loopback port and gives its number. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server got no port'));
      else resolve(address.port);
    });
  });
}
