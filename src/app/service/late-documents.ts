import * as v from 'valibot';
import type { KeptValue } from '../../platform/kept-value.ts';
import type { Sender } from '../../platform/sender.ts';

const MAX_DOCUMENTS = 200;
const DocumentsSchema = v.array(v.string());

/** Documents that were running before the guard came; a reload makes a new document and with it full coverage. */
export interface LateDocuments {
  add(sender: Sender): Promise<void>;
  has(sender: Sender): Promise<boolean>;
}

/** @param kept a value of the session: document ids mean nothing after the browser closes */
export function lateDocuments(kept: KeptValue): LateDocuments {
  async function ids(): Promise<string[]> {
    const result = v.safeParse(DocumentsSchema, await kept.get());
    return result.success ? result.output : [];
  }
  return {
    add: async ({ documentId }) => {
      if (documentId !== null) await kept.set([...(await ids()), documentId].slice(-MAX_DOCUMENTS));
    },
    has: async ({ documentId }) => documentId !== null && (await ids()).includes(documentId),
  };
}
