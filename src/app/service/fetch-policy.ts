import type { PolicyFault } from '../../policy/context.ts';
import { MAX_ENVELOPE_BYTES } from '../../policy/envelope.ts';

export type Fetched =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly etag: string | null }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'fault'; readonly fault: Extract<PolicyFault, 'unreachable' | 'http-status' | 'too-large'> };

const TIMEOUT_MS = 10_000;

/** Reads a body up to the cap; null when it is longer. The rest is not downloaded. */
async function cappedBody(response: Response): Promise<Uint8Array | null> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MAX_ENVELOPE_BYTES) {
      await reader.cancel();
      return null;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * One attempt: without cookies or referrer, past the HTTP cache, at most 10 s and 1 MiB, from the origin that
 * managed storage names. Never rejects.
 * @param etag of the envelope that is kept, or null
 */
export async function fetchPolicy(fetchBytes: typeof fetch, url: string, etag: string | null): Promise<Fetched> {
  try {
    const response = await fetchBytes(url, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: etag === null ? {} : { 'If-None-Match': etag },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.url !== '' && new URL(response.url).origin !== new URL(url).origin)
      return { kind: 'fault', fault: 'unreachable' };
    if (response.status === 304 && etag !== null) return { kind: 'unchanged' };
    if (response.status !== 200) return { kind: 'fault', fault: 'http-status' };
    const bytes = await cappedBody(response);
    if (bytes === null) return { kind: 'fault', fault: 'too-large' };
    return { kind: 'bytes', bytes, etag: response.headers.get('etag') };
  } catch {
    return { kind: 'fault', fault: 'unreachable' };
  }
}
