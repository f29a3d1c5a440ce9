/** Prints how long the net takes for one decision, as Chromium waits for it. `node bench/net.ts` */
import { createNet } from '../src/app/net/create-net.ts';
import type { ToNet } from '../src/platform/net-port.ts';
import type { NetRequest } from '../src/platform/web-request-net.ts';

const SIZES = [2_000, 50_000, 1_000_000] as const;
const RUNS = 25;
/** As after a long conversation: values that were replaced, and values that stood open in a box for a moment. */
const [PROTECTED, READ] = [40, 200] as const;

let isStopped: (request: NetRequest) => boolean | Promise<boolean> = () => false;
let tell: (note: ToNet) => void = () => undefined;

const net = createNet({
  webRequest: {
    canWait: false,
    watch: (decide) => (isStopped = decide),
    unwatch: () => undefined,
    prove: async () => true,
  },
  keepAlive: () => () => undefined,
  stopped: () => undefined,
  openerOf: async () => null,
  now: () => performance.now(),
});
net.join({
  tabId: 1,
  frameId: 0,
  openerTabId: null,
  host: 'chat.example',
  address: null,
  close: () => undefined,
  post: () => undefined,
  onMessage: (listener) => (tell = listener),
  onDisconnect: () => undefined,
});
await net.isLive();

const nameOf = (n: number) => `Ada${'bcdefghijk'[n % 10]}${'lmnopqrst'[n % 9]} Quill${n}by`;
for (let n = 0; n < PROTECTED; n++) {
  const value = { value: nameOf(n), category: 'name', role: 'patient', before: '', after: '' } as const;
  tell({ t: 'vault', id: n, protect: [value], release: [] });
}
for (let n = 0; n < READ; n++) {
  const text = `The patient in bed ${n} is ${nameOf(1_000 + n)}, who was seen on the ward this morning by the team.`;
  const start = text.indexOf('Ada');
  tell({ t: 'read', id: n, text, open: [[start, text.indexOf(',', start)]] });
}

const WORDS =
  'the usual dose stays the same unless kidney function falls, then halve it and look again in a week '.repeat(11_000);
const bodies: Readonly<Record<string, (size: number) => string>> = {
  'one text': (size) => JSON.stringify({ prompt: WORDS.slice(0, size) }),
  'many texts': (size) =>
    JSON.stringify(Array.from({ length: size / 100 }, (_, n) => ({ id: `m${n}`, text: WORDS.slice(n, n + 80) }))),
};

console.log('| body | characters | median ms | p95 ms |\n|---|---|---|---|');
for (const [kind, make] of Object.entries(bodies)) {
  for (const size of SIZES) {
    const bytes = new TextEncoder().encode(make(size)).buffer;
    const url = 'https://chat.example/api';
    const request = {
      tabId: 1,
      frameId: 0,
      document: null,
      initiator: 'https://chat.example',
      isTopNavigation: false,
      isScript: false,
      method: 'POST',
      url,
      body: { raw: [{ bytes }] },
    };
    const walls = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      if (isStopped(request)) throw new Error('clean text was stopped');
      return performance.now() - start;
    }).toSorted((a, b) => a - b);
    const [median, p95] = [walls[Math.floor(RUNS / 2)], walls[Math.floor(RUNS * 0.95)]];
    console.log(`| ${kind} | ${size} | ${median?.toFixed(1)} | ${p95?.toFixed(1)} |`);
  }
}
process.exit(0);
