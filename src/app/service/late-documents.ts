import * as v from 'valibot';
import type { KeptValue } from '../../platform/kept-value.ts';
import type { Sender } from '../../platform/sender.ts';

const MAX_DOCUMENTS = 200;
const DocumentsSchema = v.array(v.string());

/** Documents that were running before the guard came; a reload makes a new document and with it full coverage. */
export interface LateDocuments {
  add(document: Pick<Sender, 'documentId'>): Promise<void>;
  has(document: Pick<Sender, 'documentId'>): Promise<boolean>;
}

/** @param kept a value of the session: document ids mean nothing after the browser closes */
export function lateDocuments(kept: KeptValue): LateDocuments {
  async function ids(): Promise<string[]> {
    const result = v.safeParse(DocumentsSchema, await kept.get());
    return result.success ? result.output : [];
  }
  let adding: Promise<void> = Promise.resolve();
  return {
    // One at a time: frames of one page are recognised together, and none may be lost.
    add: ({ documentId }) => {
      if (documentId === null) return Promise.resolve();
      const turn = adding.then(async () => await kept.set([...(await ids()), documentId].slice(-MAX_DOCUMENTS)));
      adding = turn.catch(() => undefined);
      return turn;
    },
    has: async ({ documentId }) => documentId !== null && (await ids()).includes(documentId),
  };
}
