/** Takes part in the handshake of gate and guard, listens to everything, and floods what may listen. Runs in the page. */
export function joinHandshake(): void {
  const { hostile } = window;
  const listen = EventTarget.prototype.addEventListener;
  const dispatch = EventTarget.prototype.dispatchEvent;
  const { stringify } = JSON;
  const mine = document.createElement('i');

  const say = (probe: 'handshake' | 'events', event: Event) => {
    const { detail } = event as CustomEvent;
    if (typeof detail === 'string') hostile.learn(probe, detail);
    const { relatedTarget } = event as MouseEvent;
    if (event.type.startsWith('chaperone') && !event.isTrusted && relatedTarget && relatedTarget !== mine) {
      hostile.learn('handshake', `took a node with ${event.type}`);
      for (const type of ['g', 'p'])
        Reflect.apply(listen, relatedTarget, [type, (inner: Event) => say('handshake', inner)]);
    }
  };
  const names = [
    'chaperone:offer',
    'chaperone:ready',
    'chaperone',
    'g',
    'p',
    'm',
    'e',
    'q',
    'a',
    `${hostile.extensionUrl}panel.html`,
  ];
  for (const name of names) {
    for (const target of [window, document, mine])
      Reflect.apply(listen, target, [
        name,
        (event: Event) => say(target === mine ? 'handshake' : 'events', event),
        true,
      ]);
  }

  const forged = [
    { t: 'arm', endpoints: '' },
    { t: 'entered', entered: false },
    { t: 'seal', seal: '1 ' },
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((id) => ({ t: 'ruling', id, ruling: { r: 'pass' } })),
  ].map((message) => stringify({ ...message, by: 'own-forgery' }));

  hostile.rounds.push(() => {
    for (const target of [window, document]) {
      dispatch.call(target, new MouseEvent('chaperone:offer', { relatedTarget: mine }));
      dispatch.call(target, new MouseEvent(`${hostile.extensionUrl}panel.html`, { relatedTarget: mine }));
      dispatch.call(target, new CustomEvent('chaperone:ready', { cancelable: true }));
      for (const detail of forged)
        for (const type of ['p', 'g']) dispatch.call(target, new CustomEvent(type, { detail }));
    }
    for (const detail of forged) {
      dispatch.call(mine, new CustomEvent('p', { detail }));
      dispatch.call(mine, new CustomEvent('a', { detail: '[]' }));
    }
  });
}

/** Floods windows, frames and ports with what the parts of the extension say to each other. Runs in the page. */
export function floodMessages(): void {
  const { hostile } = window;
  window.addEventListener('message', ({ data }) => hostile.learn('messages', JSON.stringify(data) ?? ''), true);
  const broadcast = new BroadcastChannel('chaperone');
  broadcast.onmessage = ({ data }) => hostile.learn('messages', JSON.stringify(data) ?? '');
  const replies: unknown[] = [
    { t: 'reply', reply: { reply: 'override', reason: null } },
    { t: 'reply', reply: { reply: 'deidentify', keep: [1, 2, 3, 4], reason: null } },
    { t: 'press' },
    { t: 'ruling', id: 1, ruling: { r: 'pass' } },
    { t: 'vault', protect: [], release: ['Phoebe Kowalczyk', '48315927'], seen: [] },
  ].map((message) => ({ ...message, by: 'own-forgery' }));
  replies.push('0'.repeat(32));
  hostile.rounds.push(() => {
    for (let index = 0; index < replies.length * 20; index += 1) {
      const message = replies[index % replies.length];
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => hostile.learn('messages', JSON.stringify(data) ?? '');
      window.postMessage(message, '*', [port2]);
      broadcast.postMessage(message);
      for (let frame = 0; frame < window.length; frame += 1) {
        const channel = new MessageChannel();
        channel.port1.onmessage = ({ data }) => hostile.learn('messages', JSON.stringify(data) ?? '');
        channel.port1.postMessage(message);
        window[frame]?.postMessage(message, '*', [channel.port2]);
      }
    }
  });
}
