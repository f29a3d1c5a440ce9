import { NotSent } from '../network-failure.ts';
import type { Channel, Outgoing } from '../outgoing.ts';
import { formOf } from './fetch.ts';

type Content = Document | XMLHttpRequestBodyInit | null;

/** Opens, sends and settles as the request does. */
function ask(path: string, content: Content, prepare: (request: XMLHttpRequest) => void = () => {}): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    prepare(request);
    request.addEventListener('load', () => resolve());
    request.addEventListener('error', () => reject(new NotSent('offline')));
    request.send(content);
  });
}

function typed(type: string): (request: XMLHttpRequest) => void {
  return (request) => request.setRequestHeader('content-type', type);
}

function documentOf(text: string): Document {
  const made = document.implementation.createHTMLDocument('');
  made.body.append(text);
  return made;
}

const asText = ({ body }: Outgoing): string => (typeof body === 'string' ? body : String.fromCharCode(...body));
const bytesOf = ({ body }: Outgoing): Uint8Array<ArrayBuffer> =>
  typeof body === 'string' ? new TextEncoder().encode(body) : body;

export const XHR = {
  xhr: () => (out) => ask(out.path, out.body, typed(out.type)),
  'xhr-sync': () => (out) => {
    const request = new XMLHttpRequest();
    request.open('POST', out.path, false);
    request.setRequestHeader('content-type', out.type);
    request.send(out.body);
  },
  'xhr-blob': () => (out) => ask(out.path, new Blob([out.body], { type: out.type })),
  'xhr-form': () => (out) => ask(out.path, formOf(out)),
  'xhr-params': () => (out) => ask(out.path, new URLSearchParams({ q: asText(out) })),
  'xhr-buffer': () => (out) => ask(out.path, bytesOf(out).buffer, typed(out.type)),
  'xhr-document': () => (out) => ask(out.path, documentOf(asText(out))),
  'xhr-header': () => (out) => ask(out.path, 'ping', (request) => request.setRequestHeader('x-note', asText(out))),
  'xhr-query': () => (out) => ask(`${out.path}?q=${out.inUrl}`, null),
} satisfies Record<string, Channel>;
