import type { Channel, Outgoing } from '../outgoing.ts';

const query = (out: Outgoing): string => `${out.path}?q=${out.inUrl}`;

/** An element that fetches, put into the page with these attributes. */
function element(tag: string, attributes: (out: Outgoing) => Readonly<Record<string, string>>): Channel {
  return () => (out) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes(out))) made.setAttribute(name, value);
    document.body.append(made);
    setTimeout(() => made.remove(), 2000);
  };
}

const link = (rel: string, more: Readonly<Record<string, string>> = {}): Channel =>
  element('link', (out) => ({ rel, href: query(out), ...more }));

/** Markup that a parser makes elements of, in a box that does not show. */
function markup(put: (box: HTMLElement, html: string) => void, html: (out: Outgoing) => string): Channel {
  return () => (out) => {
    const box = document.createElement('div');
    document.body.append(box);
    put(box, html(out));
    setTimeout(() => box.remove(), 2000);
  };
}

const picture = (out: Outgoing): string => `<img alt="" src="${query(out)}">`;

export const ELEMENT = {
  'image-constructor': () => (out) => void (new Image().src = query(out)),
  'image-src': () => (out) => {
    const image = document.createElement('img');
    image.src = query(out);
    document.body.append(image);
  },
  'image-attribute': element('img', (out) => ({ alt: '', src: query(out) })),
  'image-srcset': element('img', (out) => ({ alt: '', srcset: `${query(out)} 1x` })),
  'picture-source': markup(
    (box, html) => void (box.innerHTML = html),
    (out) => `<picture><source srcset="${query(out)}"><img alt=""></picture>`,
  ),
  'svg-image': () => (out) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', query(out));
    made.append(image);
    document.body.append(made);
  },
  'input-image': element('input', (out) => ({ type: 'image', alt: '', src: query(out) })),
  'script-src': element('script', (out) => ({ src: query(out) })),
  'module-import': () => (out) => import(new URL(query(out), location.href).href),
  'link-stylesheet': link('stylesheet'),
  'link-prefetch': link('prefetch'),
  'link-preload': link('preload', { as: 'image' }),
  'link-modulepreload': link('modulepreload'),
  'frame-src': element('iframe', (out) => ({ src: query(out) })),
  'video-src': element('video', (out) => ({ preload: 'auto', src: query(out) })),
  'video-poster': element('video', (out) => ({ poster: query(out) })),
  'audio-constructor': () => (out) => void (new Audio(query(out)).preload = 'auto'),
  'track-src': () => (out) => {
    const video = document.createElement('video');
    const track = document.createElement('track');
    track.default = true;
    track.src = query(out);
    video.append(track);
    document.body.append(video);
    track.track.mode = 'showing';
  },
  'object-data': element('object', (out) => ({ data: query(out) })),
  'embed-src': element('embed', (out) => ({ src: query(out) })),
  'inner-html': markup((box, html) => void (box.innerHTML = html), picture),
  'insert-html': markup((box, html) => box.insertAdjacentHTML('beforeend', html), picture),
  'template-clone': markup((box, html) => {
    const template = document.createElement('template');
    template.innerHTML = html;
    box.append(template.content.cloneNode(true));
  }, picture),
  'contextual-fragment': markup(
    (box, html) => box.append(document.createRange().createContextualFragment(html)),
    picture,
  ),
  'document-write-frame': markup((box, html) => {
    const frame = document.createElement('iframe');
    box.append(frame);
    frame.contentDocument?.open();
    frame.contentDocument?.write(html);
    frame.contentDocument?.close();
  }, picture),
} satisfies Record<string, Channel>;
