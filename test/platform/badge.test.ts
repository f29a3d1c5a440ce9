import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setBadge } from '../../src/platform/badge.ts';

let told: [what: string, details: object][];

beforeEach(() => {
  told = [];
  const note = (what: string) => async (details: object) => void told.push([what, details]);
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    name: 'Chaperone',
    manifest_version: 3,
    version: '1',
  });
  Object.assign(fakeBrowser.action, {
    setBadgeBackgroundColor: note('colour'),
    setBadgeText: note('text'),
    setTitle: note('title'),
    getTitle: async () => 'as on all tabs',
  });
});

function said(what: string): object[] {
  return told.filter(([each]) => each === what).map(([, details]) => details);
}

it('warns on one tab, which then shows again what all tabs show', async () => {
  await setBadge('covered', 4);
  await setBadge(null, 4);
  expect(said('text')).toEqual([
    { tabId: 4, text: '!' },
    { tabId: 4, text: null },
  ]);
  expect(said('title')).toEqual([
    { tabId: 4, title: 'This page hides Chaperone. Nothing was sent.' },
    { tabId: 4, title: 'as on all tabs' },
  ]);
});

it('warns on all tabs, and stops to', async () => {
  await setBadge('storage', null);
  await setBadge(null, null);
  expect(said('text')).toEqual([{ text: '!' }, { text: '' }]);
  expect(said('title')).toEqual([
    { title: 'Storage is full: Chaperone cannot keep its record.' },
    { title: 'Chaperone' },
  ]);
});
