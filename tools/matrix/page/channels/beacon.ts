import { NotSent } from '../network-failure.ts';
import type { Channel, Outgoing } from '../outgoing.ts';
import { formOf } from './fetch.ts';

/** False is how the platform says that a beacon was not taken. */
function beacon(path: string, data: BodyInit | null): void {
  if (!navigator.sendBeacon(path, data)) throw new NotSent('not taken');
}

const asText = ({ body }: Outgoing): string => (typeof body === 'string' ? body : String.fromCharCode(...body));

export const BEACON = {
  beacon: () => (out) => beacon(out.path, out.body),
  'beacon-blob': () => (out) => beacon(out.path, new Blob([out.body], { type: out.type })),
  'beacon-form': () => (out) => beacon(out.path, formOf(out)),
  'beacon-params': () => (out) => beacon(out.path, new URLSearchParams({ q: asText(out) })),
  'beacon-buffer': () => (out) =>
    beacon(out.path, typeof out.body === 'string' ? new TextEncoder().encode(out.body).buffer : out.body.buffer),
  'beacon-query': () => (out) => beacon(`${out.path}?q=${out.inUrl}`, null),
  'event-source': () => (out) => new EventSource(`${out.path}?q=${out.inUrl}`),
  'event-source-path': () => (out) => new EventSource(`${out.path}/${out.inUrl}`),
  cookie: () => (out) => {
    document.cookie = `note=${out.inUrl}; path=/; secure`;
    return fetch(out.path);
  },
  'cookie-store': () => async (out) => {
    await cookieStore.set('note', out.inUrl);
    return fetch(out.path);
  },
} satisfies Record<string, Channel>;
