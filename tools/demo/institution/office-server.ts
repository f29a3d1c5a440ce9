import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { receive } from './receive.ts';
import type { ServerRecord } from './record.ts';

const HEADERS = { 'content-type': 'application/jose+json', 'cache-control': 'no-store' };

/** What the policy server answers; the story changes it to show what each fault does. */
export type PolicyAnswer = { readonly status: number; readonly body: string } | 'no-answer';

/** The institution's own office on loopback: the policy that browsers fetch, and the receiver of their reports. */
export interface Office {
  readonly server: Server;
  answer: PolicyAnswer;
}

export function createOffice(record: ServerRecord): Office {
  const office: Office = {
    answer: { status: 404, body: '' },
    server: createServer((request, response) => {
      respond(request, response).catch(() => response.destroy());
    }),
  };
  return office;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await receive(request, record);
    const { answer } = office;
    if (request.method === 'POST') response.writeHead(202).end();
    else if (request.url?.split('?')[0] !== '/policy.json') response.writeHead(404).end();
    else if (answer === 'no-answer') response.destroy();
    else response.writeHead(answer.status, HEADERS).end(answer.body);
  }
}
