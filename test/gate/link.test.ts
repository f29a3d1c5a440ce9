import { afterAll, describe, expect, it } from 'vitest';
import { startGate } from '../../src/gate/start.ts';
import { createLoadingPage } from './loaders.ts';
import { connectGuard } from './page.ts';

// Node knows no tree: here an event says by itself where it comes along.
const paths = new WeakMap<Event, readonly unknown[]>();
const { composedPath } = Event.prototype;
Event.prototype.composedPath = function (this: Event) {
  return (paths.get(this) ?? []) as EventTarget[];
};
afterAll(() => void (Event.prototype.composedPath = composedPath));

function open(isEntered = true) {
  const page = createLoadingPage();
  startGate(page.window);
  const guard = connectGuard(page.window, {
    entered: isEntered,
    rule: ({ url }) => ({ r: url?.includes('SECRET') ? 'stop' : 'pass' }),
  });

  /** Clicks in an element, and tells whether the browser would go on and what was asked. */
  function click(element: unknown, type = 'click') {
    const event = new Event(type, { cancelable: true });
    paths.set(event, [new EventTarget(), element, page.window]);
    page.window.dispatchEvent(event);
    const asked = guard.questions.map(({ channel, url }) => [channel, new URL(url ?? '').search]);
    return { isFollowed: !event.defaultPrevented, asked };
  }
  return { ...page, click };
}

const HREF = { href: '/x?q=SECRET' };

describe('a click on a link', () => {
  it('goes on where the address is clean', () => {
    const { element, click } = open();
    const link = element('HTMLAnchorElement', { href: '/x?q=clean', target: '_blank' });
    expect(click(link)).toEqual({ isFollowed: true, asked: [['navigation', '?q=clean']] });
  });

  it.each(['click', 'auxclick'])('is stopped (%s), also after document.open()', (type) => {
    const { window, element, click } = open();
    expect(click(element('HTMLAnchorElement', HREF), type).isFollowed).toBe(false);
    new window.Document().open();
    expect(click(element('HTMLAnchorElement', HREF), type).isFollowed).toBe(false);
  });

  it('is stopped for what it tells others', () => {
    const { element, click } = open();
    const { isFollowed, asked } = click(element('HTMLAnchorElement', { href: '/x', ping: '/p /q?q=SECRET' }));
    expect(isFollowed).toBe(false);
    expect(asked.map(([channel]) => channel)).toEqual(['navigation', 'ping']);
  });

  it.each([
    ['leads to a place in the document', 'HTMLAnchorElement', { href: '#SECRET' }],
    ['has no address', 'HTMLAnchorElement', { name: 'SECRET' }],
    ['is no link', 'HTMLImageElement', HREF],
  ])('is not asked about when it %s', (_, name, attributes) => {
    const { element, click } = open();
    expect(click(element(name, attributes))).toEqual({ isFollowed: true, asked: [] });
  });

  it('is left alone before anything was entered', () => {
    const { element, click } = open(false);
    expect(click(element('HTMLAnchorElement', HREF))).toEqual({ isFollowed: true, asked: [] });
  });
});

describe('a link that stands in no document', () => {
  it.each([
    ['clean', 1],
    ['SECRET', 0],
  ])('is clicked by script or not (%s)', (word, count) => {
    const { sent, element } = open();
    const link = element('HTMLAnchorElement', { href: `/x?q=${word}`, target: '_blank' });
    (link as unknown as HTMLElement).click();
    expect(sent.filter(({ via }) => via === 'HTMLElement.click')).toHaveLength(count);
    let heard = 0;
    (link as unknown as HTMLElement).addEventListener('click', () => (heard += 1));
    (link as unknown as HTMLElement).dispatchEvent(new Event('click'));
    expect(heard).toBe(count);
  });

  it('is the only element whose clicks are asked about', () => {
    const { sent, element } = open();
    (element('HTMLImageElement', HREF) as unknown as HTMLElement).click();
    expect(sent).toHaveLength(1);
  });
});
