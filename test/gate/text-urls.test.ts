import { expect, it } from 'vitest';
import { capture, type PageGlobal } from '../../src/gate/captured.ts';
import { everyUrl } from '../../src/gate/text-urls.ts';

const native = capture(globalThis as unknown as PageGlobal);

function urlsOf(text: string): string[] {
  const found: string[] = [];
  everyUrl(native, text, (url) => found.push(url) > 0);
  return found;
}

it.each([
  ['<img src="/a b">', ['/a b']],
  ["<img alt='x > y' src='/a\"b' id=i>", ['/a"b']],
  ['<img src=/a>', ['/a']],
  ['<IMG\nSRC = /a/>', ['/a/']],
  ['<img/src="/a"/srcset="/b 1x, /c 2x">', ['/a', '/b 1x, /c 2x']],
  ['<video poster="/a"><source src="/b"></video>', ['/a', '/b']],
  ['<link rel=stylesheet href=/a>', ['/a']],
  ['<svg><image xlink:href="/a"/><use href="/b#c"/></svg>', ['/a', '/b#c']],
  ['<p style="background: url(/a)">', ['/a']],
  ['<p style="background: url(&quot;/a b&quot;)">', ['/a b']],
  ['@import url("/a") screen;', ['/a']],
  ['@import "/a"; p { background: url("/b"), url( \'/c\' ) }', ['/a', '/b', '/c']],
  ['<a href="/a">text</a> <area href=/b>', []],
  ['<p title="x" data-src="/a">src, data and url</p>', []],
])('finds what %s has the browser load', (text, urls) => {
  expect(urlsOf(text)).toEqual(urls);
});

it('asks until one is refused', () => {
  const asked: string[] = [];
  const isEvery = everyUrl(native, '<img src=/a><img src=/b><img src=/c>', (url) => asked.push(url) < 2);
  expect(isEvery).toBe(false);
  expect(asked).toEqual(['/a', '/b']);
});

it.each(['<img src="', '<link ', '<link href', ' src=', 'url(', 'url("', "@import '", '<a href="'])(
  'takes no longer than in proportion to the text (%s)',
  (piece) => {
    const timeOf = (text: string) => {
      const start = performance.now();
      urlsOf(text);
      return performance.now() - start;
    };
    timeOf(piece.repeat(1000));
    expect(timeOf(piece.repeat(40_000))).toBeLessThan(400);
  },
);
