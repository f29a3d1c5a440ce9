/** Below this path stands a service worker that answers every navigation with a page of its own, and what that needs. */
export const CACHED = '/cached/';

/** Tries every way to its host as soon as it is there. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>From the cache</title><h1>From the cache</h1>
<iframe name="target" hidden></iframe><form method="post" action="${CACHED}form" target="target"></form>
<script>
const at = (way) => location.origin + '${CACHED}' + way;
const quiet = (attempt) => { try { Promise.resolve(attempt()).catch(() => undefined); } catch {} };
quiet(() => fetch(at('fetch'), { method: 'POST', body: 'x' }));
quiet(() => navigator.sendBeacon(at('beacon'), 'x'));
quiet(() => { const xhr = new XMLHttpRequest(); xhr.open('POST', at('xhr-sync'), false); xhr.send('x'); });
quiet(() => new Worker(URL.createObjectURL(new Blob(['fetch("' + at('worker') + '", { method: "POST", body: "x" })']))));
quiet(() => new SharedWorker(URL.createObjectURL(new Blob(['fetch("' + at('shared-worker') + '", { method: "POST", body: "x" })']))));
quiet(async () => (await navigator.serviceWorker.ready).active.postMessage(at('service-worker')));
quiet(() => { new Image().src = at('image'); });
quiet(() => new EventSource(at('event-source')));
quiet(() => { const socket = new WebSocket(at('socket').replace('https', 'wss')); socket.onopen = () => socket.send('{}'); });
quiet(() => document.forms[0].submit());
quiet(() => { const frame = document.createElement('iframe'); frame.src = at('frame'); document.body.append(frame); });
</script></html>`;

export const CACHED_WORKER = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', ({ data }) => fetch(data, { method: 'POST', body: 'x' }).catch(() => undefined));
addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.destination !== 'document') return;
  event.respondWith(new Response(${JSON.stringify(PAGE).replaceAll('</', '<\\/')}, { headers: { 'content-type': 'text/html' } }));
});
`;
