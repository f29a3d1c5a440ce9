import type { Channel, Outgoing } from '../outgoing.ts';

const post = ({ body, type }: Outgoing, more: RequestInit = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
  ...more,
});
const blobOf = ({ body, type }: Outgoing): Blob => new Blob([body], { type });
const bytesOf = ({ body }: Outgoing): Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;
const asText = ({ body }: Outgoing): string => (typeof body === 'string' ? body : String.fromCharCode(...body));

export function formOf(out: Outgoing): FormData {
  const form = new FormData();
  form.append('field', asText(out));
  return form;
}

function fileFormOf(out: Outgoing, name: string, content: BlobPart): FormData {
  const form = new FormData();
  form.append('file', new File([content], name, { type: 'text/plain' }));
  form.append('kind', asText(out).length > 0 ? 'note' : 'none');
  return form;
}

const now =
  (send: (out: Outgoing) => unknown): Channel =>
  () =>
    send;

export const FETCH = {
  fetch: now((out) => fetch(out.path, post(out))),
  'fetch-blob': now((out) => fetch(out.path, { method: 'POST', body: blobOf(out) })),
  'fetch-file': now((out) => fetch(out.path, { method: 'POST', body: new File([out.body], 'note.txt') })),
  'fetch-form': now((out) => fetch(out.path, { method: 'POST', body: formOf(out) })),
  'fetch-form-file': now((out) => fetch(out.path, { method: 'POST', body: fileFormOf(out, 'note.txt', out.body) })),
  'fetch-form-file-name': now((out) =>
    fetch(out.path, { method: 'POST', body: fileFormOf(out, `${asText(out)}.txt`, 'a note') }),
  ),
  'fetch-params': now((out) => fetch(out.path, { method: 'POST', body: new URLSearchParams({ q: asText(out) }) })),
  'fetch-buffer': now((out) => fetch(out.path, post(out, { body: bytesOf(out).buffer }))),
  'fetch-typed': now((out) => fetch(out.path, post(out, { body: bytesOf(out) }))),
  'fetch-stream': now((out) =>
    fetch(out.path, post(out, { body: blobOf(out).stream(), duplex: 'half' } as RequestInit)),
  ),
  'fetch-request': now((out) => fetch(new Request(out.path, post(out)))),
  'fetch-request-clone': now((out) => fetch(new Request(new Request(out.path, post(out))).clone())),
  'fetch-keepalive': now((out) => fetch(out.path, post(out, { keepalive: true }))),
  'fetch-put': now((out) => fetch(out.path, post(out, { method: 'PUT' }))),
  'fetch-prompt': now((out) => fetch(out.path, post(out))),
  'fetch-typing': now((out) => fetch(out.path, post(out))),
  'fetch-timer': now(
    (out) => new Promise((resolve, reject) => setTimeout(() => fetch(out.path, post(out)).then(resolve, reject), 40)),
  ),
  'fetch-header': now((out) => fetch(out.path, { method: 'POST', headers: { 'x-note': asText(out) }, body: 'ping' })),
  'fetch-query': now((out) => fetch(`${out.path}?q=${out.inUrl}`)),
  'fetch-path': now((out) => fetch(`${out.path}/${out.inUrl}`)),
  // A host label holds letters, digits and hyphens only (RFC 1123, section 2.1), at most 63.
  'fetch-host': (key) => (out) =>
    fetch(`https://${labelOf(asText(out))}.${key}.chatgpt.com/x`, { method: 'POST', mode: 'no-cors' }),
  // A method is a token (RFC 9110, section 9.1).
  'fetch-method': now((out) => fetch(out.path, { method: asText(out).replaceAll(/[^A-Za-z0-9]+/g, '-') })),
  'fetch-later': now((out) => fetchLaterOf()(out.path, post(out, { activateAfter: 0 } as RequestInit))),
  'cache-add': now(async (out) => (await caches.open('x')).add(`${out.path}?q=${out.inUrl}`)),
} satisfies Record<string, Channel>;

function labelOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 63);
}

/** https://wicg.github.io/pending-beacon: not among TypeScript's types yet. */
function fetchLaterOf(): (path: string, init: RequestInit) => unknown {
  return (window as unknown as { fetchLater(path: string, init: RequestInit): unknown }).fetchLater.bind(window);
}
