import { NOISE_PAUSE_MS, NOISE_ROUNDS, NOISE_SOCKET, noiseOf, type Noise } from '../noise.ts';

let isRunning = false;

/** Starts the rounds of harmless requests; asked again, it does nothing. */
export function makeNoise(): void {
  if (isRunning) return;
  isRunning = true;
  const socket = new WebSocket(`wss://${location.host}${NOISE_SOCKET}`);
  socket.addEventListener('open', () => {
    for (let round = 0; round < NOISE_ROUNDS; round++) {
      setTimeout(() => noiseOf(round).forEach((noise) => send(noise, socket)), round * NOISE_PAUSE_MS);
    }
  });
}

function send({ by, method, target, body }: Noise, socket: WebSocket): void {
  if (by === 'fetch') fetch(target, method === 'GET' ? {} : { method, body }).catch(() => {});
  else if (by === 'xhr') {
    const request = new XMLHttpRequest();
    request.open(method, target);
    request.setRequestHeader('content-type', 'application/x-www-form-urlencoded');
    request.send(body);
  } else if (by === 'beacon') navigator.sendBeacon(target, body);
  else if (by === 'blob-beacon') navigator.sendBeacon(target, new Blob([body], { type: 'application/json' }));
  else socket.send(body);
}
