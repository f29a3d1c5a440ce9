// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { BUILT_IN_SITES } from '../../src/sites/builtin.ts';
import type { Site } from '../../src/sites/schema.ts';
import { matches } from '../../tools/demo/institution/path-pattern.ts';
import { chatPages, type ChatPage } from '../../tools/demo/pages/chat-page.ts';
import { elementOf, nested } from '../../tools/demo/pages/client/element.ts';
import { innermost, shapesOf } from '../../tools/demo/pages/element.ts';
import { textsAt, withTextAt } from '../../tools/demo/pages/request-body.ts';

const PAGES = chatPages();
const LISTED = PAGES.flatMap((page) => {
  const site = BUILT_IN_SITES.find((entry) => entry.id === page.site);
  return site !== undefined && page.id !== 'renamed' ? [{ id: page.id, page, site }] : [];
});

/** Puts a page's elements into the document as its script does, editors aside. */
function show(page: ChatPage): { composer: HTMLElement; send: HTMLElement; edit: HTMLElement; answer: HTMLElement } {
  const composer = elementOf(page.composer);
  if (page.editor !== 'react') composer.setAttribute('contenteditable', 'true');
  const send = elementOf(page.send);
  const message = nested(page.message);
  const edit = elementOf(page.edit);
  message.inner.append(edit);
  const answer = nested(page.answer);
  document.body.append(composer, send, message.outer, answer.outer);
  return { composer, send, edit, answer: answer.inner };
}

afterEach(() => document.body.replaceChildren());

describe.each(LISTED)('the demo page of $id', ({ page, site }) => {
  it('is served on a host of its entry', () => {
    expect(site.hosts).toContain(new URL(page.url).hostname);
  });

  it('has the elements that its entry selects first', () => {
    const { composer, send, edit, answer } = show(page);
    expect(document.querySelector(site.composer[0] ?? '')).toBe(composer);
    expect(document.querySelector(site.send[0] ?? '')).toBe(send);
    expect(document.querySelector(site.answer[0] ?? '')).toBe(answer);
    if (site.edit.length > 0) expect(edit.matches(site.edit[0] ?? '')).toBe(true);
  });

  it('sends its prompt to an endpoint of its entry, with the text at the JSON path', () => {
    const endpoint = site.prompts.find(({ method, path }) => method === 'POST' && path === page.prompt.path);
    const body = withTextAt(page.prompt.base, page.prompt.at, 'the prompt');
    expect(endpoint?.at.flatMap((at) => textsAt(body, at))).toEqual(['the prompt']);
  });

  it('sends a draft to each draft endpoint that its entry has for a signed-in person', () => {
    const expected = site.drafts.filter(({ path }) => !path.includes('anon')).map(({ path }) => path);
    expect(page.drafts.filter((draft) => draft.path !== '/api/drafts').map((draft) => draft.path)).toEqual(expected);
    for (const draft of page.drafts) {
      const at = site.drafts.find(({ path }) => path === draft.path)?.at ?? [draft.at];
      expect(at.flatMap((path) => textsAt(withTextAt(draft.base, draft.at, 'half a'), path))).toEqual(['half a']);
    }
  });

  it('keeps the conversation where its entry looks for it', () => {
    expect(page.conversation).toBe(site.conversation);
  });
});

describe('the renamed page', () => {
  it('matches no selector of the entry of its host', () => {
    const chatgpt = BUILT_IN_SITES.find((site) => site.id === 'chatgpt');
    const page = PAGES.find((each) => each.id === 'renamed');
    if (chatgpt === undefined || page === undefined) throw new Error('the page or the entry is gone');
    const { composer, edit, send } = show(page);
    for (const selector of chatgpt.composer) expect(composer.matches(selector), selector).toBe(false);
    for (const selector of chatgpt.edit) expect(edit.matches(selector), selector).toBe(false);
    for (const selector of chatgpt.send.filter((each) => !each.includes('submit') && !each.includes('Send'))) {
      expect(send.matches(selector), selector).toBe(false);
    }
  });
});

describe('the unlisted page', () => {
  it('stands on a host that no entry names', () => {
    const page = PAGES.find((each) => each.id === 'unlisted');
    const hosts = BUILT_IN_SITES.flatMap((site: Site) => site.hosts);
    expect(hosts).not.toContain(new URL(page?.url ?? '').hostname);
  });
});

describe('shapesOf', () => {
  it.each([
    ['#a', [{ tag: 'div', attributes: { id: 'a' } }]],
    ["button[data-x='y z'].b.c", [{ tag: 'button', attributes: { 'data-x': 'y z', class: 'b c' } }]],
    ["i[aria-label*='submit' i]:not(#b)", [{ tag: 'i', attributes: { 'aria-label': 'submit' } }]],
    [
      '.a textarea',
      [
        { tag: 'div', attributes: { class: 'a' } },
        { tag: 'textarea', attributes: {} },
      ],
    ],
  ])('makes elements of %s', (selector, shapes) => {
    expect(shapesOf(selector)).toEqual(shapes);
  });

  it('refuses what it cannot make', () => {
    expect(() => innermost('a > b')).toThrow('cannot make');
  });
});

describe('matches', () => {
  it('takes one segment for a name and nothing else', () => {
    expect(matches('/a/{id}/c', '/a/xyz/c')).toBe(true);
    expect(matches('/a/{id}/c', '/a/x/y/c')).toBe(false);
    expect(matches('/a', '/a/b')).toBe(false);
  });
});
