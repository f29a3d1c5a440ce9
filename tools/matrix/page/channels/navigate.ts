import type { Channel, Outgoing } from '../outgoing.ts';

const query = (out: Outgoing): string => `${out.path}?q=${out.inUrl}`;

function click(tag: 'a' | 'area', out: Outgoing, attributes: Readonly<Record<string, string>>): void {
  const link = document.createElement(tag);
  for (const [name, value] of Object.entries({ href: query(out), ...attributes })) link.setAttribute(name, value);
  document.body.append(link);
  link.click();
  link.remove();
}

export const NAVIGATE = {
  'location-href': () => (out) => void (location.href = query(out)),
  'location-assign': () => (out) => location.assign(query(out)),
  'location-replace': () => (out) => location.replace(query(out)),
  'link-click': () => (out) => click('a', out, {}),
  'link-blank': () => (out) => click('a', out, { target: '_blank', rel: 'noopener' }),
  'link-area': () => (out) => click('area', out, { shape: 'default' }),
  'link-download': () => (out) => click('a', out, { download: 'note.txt' }),
  'link-ping': () => (out) => click('a', out, { href: '#here', ping: query(out) }),
  'meta-refresh': () => (out) => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'refresh';
    meta.content = `0; url=${query(out)}`;
    document.head.append(meta);
  },
  'push-state': () => async (out) => {
    history.pushState(null, '', `?q=${out.inUrl}`);
    try {
      await fetch(out.path);
    } finally {
      history.back();
    }
  },
  'window-open': () => (out) => void open(query(out)),
  'window-open-noopener': () => (out) => void open(query(out), '_blank', 'noopener'),
  'popup-location': () => (out) => {
    const popup = open('about:blank', '_blank', 'width=300,height=200');
    if (popup !== null) popup.location.href = new URL(query(out), location.href).href;
  },
} satisfies Record<string, Channel>;
