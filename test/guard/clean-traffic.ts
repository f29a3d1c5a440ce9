import type { Question } from '../../src/gate/wire.ts';

/**
 * What pages send that is none of the guard's business: start-up, telemetry, sign-up, log-in, two-factor and payment
 * requests of made-up people, with names and numbers in them that a clinician may have protected ("Li", "May", "93").
 * The shapes are those of public client libraries (Segment, Sentry, Datadog, Statsig, Stripe, OAuth), as of 2026.
 */
const WORDS =
  'li ann may an lee march mark will grant rose chart plan open view load list annual maya limit type'.split(' ');
const NAMES = ['Ann Li', 'May Lindqvist', 'Li Wei', 'Annika May', 'Lia Anning', 'Mayhew, Ann'];

/** A small generator with a seed (mulberry32, public domain), so that a failure can be played again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

interface Dice {
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
  hex(length: number): string;
}

type Shape = (dice: Dice) => {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly form?: string;
};

const SHAPES: readonly Shape[] = [
  // Start-up: configuration, feature gates, history lists.
  ({ hex, int }) => ({ method: 'GET', path: `/api/bootstrap?v=${int(99)}&build=${hex(12)}&may=1&locale=en-US` }),
  ({ pick }) => ({
    path: '/v1/initialize',
    body: { user: { locale: 'en' }, gates: [pick(WORDS), pick(WORDS)], n: 93 },
  }),
  ({ int, hex }) => ({ method: 'GET', path: `/backend-api/conversations?offset=${int(93)}&limit=28&id=${hex(24)}` }),
  // Telemetry: counters, positions, versions, error stacks.
  ({ pick, int, hex }) => ({
    path: '/v1/t',
    body: {
      event: `${pick(WORDS)}_${pick(WORDS)}`,
      anonymousId: hex(32),
      properties: { x: int(2000), y: 93, ratio: '3/4' },
    },
  }),
  ({ pick, int }) => ({
    path: '/rgstr',
    body: {
      events: [{ name: pick(WORDS), value: int(1000) / 93, tags: [pick(WORDS), '93%', '3/40'] }],
      t: 1_790_000_000,
    },
  }),
  ({ hex, pick }) => ({
    path: '/envelope/',
    body: {
      event_id: hex(32),
      exception: { values: [{ type: 'TypeError', value: `${pick(WORDS)} is undefined`, line: 93 }] },
    },
  }),
  ({ int, pick }) => ({ path: '/log', form: `e=${pick(WORDS)}&d=${int(5000)}&w=1093&dpr=1.93&page=%2F${pick(WORDS)}` }),
  // Sign-up and log-in.
  ({ pick, int }) => ({
    path: '/api/accounts/register',
    body: {
      name: pick(NAMES),
      email: `ann.li${int(9999)}@mail.example`,
      birthday: `19${int(90) + 10}-05-14`,
      marketing: false,
    },
  }),
  ({ int, hex }) => ({
    path: '/oauth/token',
    form: `grant_type=password&username=may${int(999)}%40mail.example&state=${hex(20)}`,
  }),
  // Two-factor.
  ({ int, hex }) => ({
    path: '/api/mfa/verify',
    body: { code: String(100_000 + int(900_000)), challenge: hex(40), method: 'totp' },
  }),
  // Payment.
  ({ int, pick }) => ({
    path: '/v1/payment_methods',
    form: `type=card&card[number]=4242424242424242&card[exp_month]=${1 + int(12)}&card[exp_year]=29&billing_details[name]=${pick(['Lia+Anning', 'Maya+Annis'])}`,
  }),
];

export interface Request {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
}

export function cleanTraffic(count: number, seed: number): Request[] {
  const next = random(seed);
  const int = (below: number): number => Math.floor(next() * below);
  const dice: Dice = {
    int,
    pick: (from) => from[int(from.length)] as never,
    hex: (length) => Array.from({ length }, () => int(16).toString(16)).join(''),
  };
  return Array.from({ length: count }, (_, index) => {
    const { method = 'POST', path, body, form } = (SHAPES[index % SHAPES.length] as Shape)(dice);
    return {
      method,
      url: `https://chat.example${path}`,
      body: form ?? (body === undefined ? null : JSON.stringify(body)),
    };
  });
}

export function asQuestion({ method, url, body }: Request, id: number): Question {
  const parts: Question['parts'] = body === null ? [] : [{ kind: 'text', in: 'body', name: '', text: body }];
  return { t: 'judge', id, channel: 'fetch', canWait: true, method, url, isUrlSent: true, parts };
}
