import type { Server } from 'node:http';
import { bundleClient } from '../pages/bundle.ts';
import { chatPages, type ChatPage } from '../pages/chat-page.ts';
import { makeCertificate } from './certificate.ts';
import { createChatServer } from './chat-server.ts';
import { createConnectProxy } from './connect-proxy.ts';
import { listen } from './listen.ts';
import { demoPolicy, ORGANISATION } from './demo-policy.ts';
import { createOffice, type Office } from './office-server.ts';
import { createSigner, type Signer } from './signer.ts';
import type { ManagedSettings } from '../machine-policy.ts';
import { createRecord, type ServerRecord } from './record.ts';

/** The demo institution: chat pages under their real host names, an office that serves policy, and one record. */
export interface Institution {
  readonly pages: readonly ChatPage[];
  readonly record: ServerRecord;
  readonly office: Office;
  readonly signer: Signer;
  /** Loopback ports. */
  readonly chatPort: number;
  readonly proxyPort: number;
  /** What the institution's browsers are told by machine policy. */
  readonly managedSettings: ManagedSettings;
  page(id: string): ChatPage;
  close(): void;
}

export async function openInstitution(): Promise<Institution> {
  const pages = chatPages();
  const record = createRecord();
  const hosts = [...new Set(pages.map((page) => new URL(page.url).hostname))];
  const [certificate, script, signer] = await Promise.all([makeCertificate(hosts), bundleClient(), createSigner()]);
  const chat = createChatServer(pages, script, certificate, record);
  const chatPort = await listen(chat);
  const proxy = createConnectProxy(chatPort);
  const office = createOffice(record);
  office.answer = { status: 200, body: await signer.sign(demoPolicy(1)) };
  const [proxyPort, officePort] = await Promise.all([listen(proxy), listen(office.server)]);
  return {
    pages,
    record,
    office,
    signer,
    chatPort,
    proxyPort,
    managedSettings: {
      policyUrl: `http://127.0.0.1:${officePort}/policy.json`,
      policyPublicKeys: [signer.publicKey],
      organisation: ORGANISATION,
      refreshMinutes: 1,
    },
    page: (id) => {
      const page = pages.find((each) => each.id === id);
      if (page === undefined) throw new Error(`there is no demo page ${id}`);
      return page;
    },
    close: () => {
      [chat, proxy, office.server].forEach(shut);
    },
  };
}

/** Does not wait for tunnels and sockets that were upgraded; they end with the browser. */
function shut(server: Server): void {
  server.close();
  server.closeAllConnections();
  server.unref();
}
