import type { Channel, Outgoing } from '../outgoing.ts';

/** What a worker of the matrix server does with a message: it posts it to the server. */
const note = ({ body, path }: Outgoing): { readonly body: Outgoing['body']; readonly path: string } => ({ body, path });

/** Resolves when the worker has said that it is there. */
async function ready(port: Worker | MessagePort): Promise<void> {
  await new Promise((resolve) => {
    port.addEventListener('message', resolve, { once: true });
    if ('start' in port) port.start();
  });
}

async function worker(script = '/worker.js'): Promise<Worker> {
  const made = new Worker(script);
  await ready(made);
  return made;
}

async function serviceWorker(): Promise<ServiceWorker> {
  await navigator.serviceWorker.register('/service-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error('no service worker');
  return active;
}

export const WORKER = {
  'worker-message': async () => {
    const made = await worker();
    return (out) => made.postMessage(note(out));
  },
  'worker-port': async () => {
    const made = await worker();
    const { port1, port2 } = new MessageChannel();
    made.postMessage({ port: port2 }, [port2]);
    return (out) => port1.postMessage(note(out));
  },
  'worker-source': () => (out) => {
    const source = `fetch(${JSON.stringify(new URL(out.path, location.href).href)}, { method: 'POST', body: ${JSON.stringify(out.text)} })`;
    return new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  },
  'worker-url': () => (out) => new Worker(`/worker.js?q=${out.inUrl}`),
  'worker-name': () => (out) => new Worker('/name-worker.js', { name: out.text }),
  'shared-worker': async () => {
    const { port } = new SharedWorker('/shared-worker.js');
    await ready(port);
    return (out) => port.postMessage(note(out));
  },
  'service-worker': async () => {
    const made = await serviceWorker();
    return (out) => made.postMessage(note(out));
  },
  'service-worker-url': () => (out) => navigator.serviceWorker.register(`/service-worker.js?q=${out.inUrl}`),
  'audio-worklet': () => {
    const context = new OfflineAudioContext(1, 1, 44_100);
    return (out) => context.audioWorklet.addModule(`${out.path}?q=${out.inUrl}`);
  },
  'broadcast-channel': async () => {
    await worker('/broadcast-worker.js');
    const channel = new BroadcastChannel('x');
    return (out) => channel.postMessage(note(out));
  },
  'database-worker': async () => {
    const made = await worker('/database-worker.js');
    return async (out) => {
      const database = await openDatabase();
      database.transaction('x', 'readwrite').objectStore('x').put(note(out), 'draft');
      made.postMessage('stored');
    };
  },
  'cache-worker': async () => {
    const made = await worker('/cache-worker.js');
    return async (out) => {
      const cache = await caches.open('x');
      await cache.put('/draft', new Response(out.body));
      made.postMessage('stored');
    };
  },
} satisfies Record<string, Channel>;

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('x', 1);
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('x'));
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
}
