/** One harmless request of the demo's chatty page: nothing in it comes from the person. */
export interface Noise {
  readonly by: 'fetch' | 'xhr' | 'beacon' | 'blob-beacon' | 'websocket';
  readonly method: 'GET' | 'POST' | 'WS';
  /** Path and query. */
  readonly target: string;
  readonly body: string;
}

export const NOISE_SOCKET = '/ces/v2/live';
export const NOISE_ROUNDS = 8;
export const NOISE_PAUSE_MS = 350;

/** What a page sends in one round of its telemetry; the same for the page and for the step that counts it. */
export function noiseOf(round: number): Noise[] {
  const at = 'bcdfghjk'.charAt(round % NOISE_ROUNDS);
  return [
    {
      by: 'fetch',
      method: 'POST',
      target: '/ces/v2/analytics',
      body: json({ at, events: [{ name: 'composer_state', properties: { surface: 'web', length: 'long' } }] }),
    },
    {
      by: 'fetch',
      method: 'POST',
      target: '/ces/v2/log',
      body: json({ at, level: 'warning', message: 'ResizeObserver loop completed with undelivered notifications.' }),
    },
    { by: 'fetch', method: 'GET', target: `/ces/v2/flags?at=${at}&surface=web&locale=en-US`, body: '' },
    { by: 'xhr', method: 'POST', target: '/ces/v2/form', body: `at=${at}&event=scroll&depth=full+page&theme=light` },
    { by: 'beacon', method: 'POST', target: '/ces/v2/beacon', body: `${at} visible composer idle` },
    { by: 'blob-beacon', method: 'POST', target: '/ces/v2/blob', body: json({ at, vitals: { paint: 'good' } }) },
    { by: 'websocket', method: 'WS', target: NOISE_SOCKET, body: json({ type: 'ping', at }) },
  ];
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
