import { describe, expect, it } from 'vitest';
import { readRequest } from '../../src/payload/request.ts';

function readUrl(url: string | null, isUrlSent = true, promptPaths: readonly string[] = []) {
  const { leaves, render } = readRequest({ url, isUrlSent, parts: [] }, promptPaths);
  return {
    leaves,
    texts: leaves.map(({ text }) => text),
    write: (change: (text: string) => string) => render(leaves.map(({ text }) => change(text))),
  };
}

describe('URL', () => {
  it('gives the values of the query and rewrites them', () => {
    const { texts, write, leaves } = readUrl('https://chat.example/api/x?q=Maria+Santos&n=1#top');
    expect(texts).toEqual(['Maria Santos', '1', 'top']);
    expect(leaves.every(({ at, isFixed }) => at === 'url' && !isFixed)).toBe(true);
    expect(write((text) => text)?.url).toBe('https://chat.example/api/x?q=Maria+Santos&n=1#top');
    expect(write((text) => (text === 'Maria Santos' ? '[NAME_1]' : text))?.url).toBe(
      'https://chat.example/api/x?q=%5BNAME_1%5D&n=1#top',
    );
  });

  it.each([
    ['https://chat.example/s/Maria%20Santos', 'Maria Santos'],
    ['https://chat.example/s/Maria+Santos/x', 'Maria Santos'],
    ['https://chat.example/p/4471882', '4471882'],
    ['https://chat.example/p/Kowalczyk/edit', 'Kowalczyk'],
    ["https://chat.example/p/O'Brien", "O'Brien"],
    ['https://chat.example/p/maria-santos', 'maria-santos'],
    ['https://4471882.log.example/', '4471882.log.example'],
    ['https://Maria:x@log.example/', 'Maria:x@log.example'],
    ['https://chat.example/?Maria%20Santos=1', 'Maria Santos'],
    ['https://chat.example/#/find/Maria%20Santos', '/find/Maria Santos'],
    ['https://chat.example/?q=%E0%A4%A', 'q=%E0%A4%A'],
    ['mailto:x@y.example?body=Maria%20Santos', 'mailto:x@y.example?body=Maria%20Santos'],
    ['WSS://chat.example/s/Maria%20Santos', 'Maria Santos'],
  ])('%s', (url, leaf) => {
    expect(readUrl(url).texts).toContain(leaf);
    expect(readUrl(url).write((text) => text)?.url).toBe(url);
  });

  it('refuses to rewrite the path', () => {
    const { write, leaves } = readUrl('https://chat.example/s/Maria%20Santos');
    expect(leaves[0]?.isFixed).toBe(true);
    expect(write(() => 'x')).toBeNull();
  });

  it.each([
    'https://chat.example/backend/f/conversation',
    'https://chat.example/_/BardChatUi/data/StreamGenerate',
    'https://chat.example/c/DEADBEEF/Decade',
    'https://chat.example',
    'about:blank',
  ])('has nothing in %s that anybody entered', (url) => {
    expect(readUrl(url).texts).toEqual([]);
  });

  it('marks a prompt in the query', () => {
    expect(readUrl('https://chat.example/?q=hello', true, ['q']).leaves[0]?.at).toBe('prompt');
  });

  it('is not read twice, and may be absent', () => {
    const judged = readUrl('wss://chat.example/s/Maria%20Santos?q=x', false);
    expect(judged.texts).toEqual([]);
    expect(judged.write((text) => text)?.url).toBe('wss://chat.example/s/Maria%20Santos?q=x');
    expect(readUrl(null).write((text) => text)).toEqual({ url: null, texts: [] });
  });
});
