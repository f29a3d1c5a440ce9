// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setOpenRoot } from '../../../src/guard/editor/open-root.ts';
import { createHost } from '../../../src/guard/surface/host.ts';
import { clearLeftovers } from '../../../src/guard/surface/leftovers.ts';

const roots = new Map<Element, ShadowRoot>();

beforeEach(() => {
  vi.stubGlobal('CSS', { highlights: new Map(['h12345678901', 'hits'].map((name) => [name, {}])) });
  const attach = HTMLElement.prototype.attachShadow;
  vi.spyOn(HTMLElement.prototype, 'attachShadow').mockImplementation(function (this: HTMLElement, init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  });
  setOpenRoot((host) => roots.get(host) ?? null);
});

afterEach(() => vi.unstubAllGlobals());

it('of an earlier guard are removed, and nothing of the page', () => {
  const foreign = document.createElement('div');
  foreign.attachShadow({ mode: 'closed' }).innerHTML = '<div class="root"></div>';
  document.documentElement.append(foreign);
  const host = createHost(
    document,
    () => undefined,
    () => undefined,
    new AbortController().signal,
  );
  const dock = document.createElement('div');
  dock.className = 'dock';
  host.root.append(dock);
  host.attach(null);
  expect(host.element.isConnected).toBe(true);
  const sheets = ['h12345678901', 'hits'].map((name) => ({ cssRules: [{ cssText: `::highlight(${name}) {}` }] }));
  // happy-dom knows no highlights: the sheets are what the browser would show of them.
  Object.defineProperty(document, 'adoptedStyleSheets', { value: sheets, writable: true });
  clearLeftovers(document);
  expect(host.element.isConnected).toBe(false);
  expect(foreign.isConnected).toBe(true);
  expect([...CSS.highlights.keys()]).toEqual(['hits']);
  expect(document.adoptedStyleSheets).toEqual(sheets.slice(1));
});
