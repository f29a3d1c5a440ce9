/** What the server's own workers and far pages do: each posts what it is told, from where no page script runs. */
const POST = `const send = ({ path, body }) => fetch(path, { method: 'POST', body });`;
const READY = `postMessage('ready');`;

/** By path. */
export const SCRIPTS: Readonly<Record<string, string>> = {
  '/worker.js': `${POST}
onmessage = ({ data }) => (data.port ? (data.port.onmessage = (event) => send(event.data)) : send(data));
${READY}`,
  '/name-worker.js': `fetch('/x', { method: 'POST', body: self.name });`,
  '/shared-worker.js': `${POST}
onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => send(data); port.postMessage('ready'); };`,
  '/service-worker.js': `${POST}
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
onmessage = ({ data }) => send(data);`,
  '/broadcast-worker.js': `${POST}
new BroadcastChannel('x').onmessage = ({ data }) => send(data);
${READY}`,
  '/database-worker.js': `${POST}
onmessage = () => {
  const opening = indexedDB.open('x', 1);
  opening.onsuccess = () => {
    const reading = opening.result.transaction('x').objectStore('x').get('draft');
    reading.onsuccess = () => reading.result && send(reading.result);
  };
};
${READY}`,
  '/cache-worker.js': `onmessage = async () => {
  const kept = await (await caches.open('x')).match('/draft');
  if (kept) fetch('/x', { method: 'POST', body: await kept.text() });
};
${READY}`,
};

/** Pages of another origin, in which no guard runs: a colleague's window, an embedded widget, the other end of a call. */
export const FAR_PAGES: Readonly<Record<string, string>> = {
  '/far': `<!doctype html><script>
const send = (body) => fetch('/x', { method: 'POST', body });
addEventListener('message', ({ data }) => send(data.body));
if (name) send(name);
if (location.hash.length > 1) send(decodeURIComponent(location.hash.slice(1)));
(opener ?? parent).postMessage('ready', '*');
</script>`,
  '/peer': `<!doctype html><script>
const peer = new RTCPeerConnection();
peer.ondatachannel = ({ channel }) => { channel.onmessage = ({ data }) => parent.postMessage({ heard: data }, '*'); };
addEventListener('message', async ({ data }) => {
  await peer.setRemoteDescription(data);
  await peer.setLocalDescription();
  if (peer.iceGatheringState !== 'complete')
    await new Promise((resolve) => (peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve()));
  parent.postMessage(peer.localDescription.toJSON(), '*');
});
parent.postMessage('ready', '*');
</script>`,
};
