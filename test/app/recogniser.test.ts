// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { looksLikeChat } from '../../src/app/recogniser.ts';

interface Page {
  readonly title: string;
  readonly body: string;
}

/** happy-dom lays nothing out: every box is as wide as the test says. */
function looks({ title, body }: Page, widthPx = 600): boolean {
  document.title = title;
  document.body.innerHTML = body;
  for (const box of document.querySelectorAll<HTMLElement>('textarea,[role="textbox"],input')) {
    box.getBoundingClientRect = () => new DOMRect(0, 0, widthPx, 40);
  }
  return looksLikeChat(document);
}

const CHATS: [string, Page][] = [
  [
    'an assistant that says what it is',
    { title: 'Ward assistant', body: '<textarea placeholder="Ask anything"></textarea>' },
  ],
  [
    'a greeting in a heading',
    {
      title: 'Home',
      body: '<h1>Chat with our AI assistant</h1><div contenteditable role="textbox" aria-label="Message"></div>',
    },
  ],
  [
    'turns of an assistant',
    { title: 'x', body: '<div data-role="assistant"></div><textarea aria-label="Your prompt"></textarea>' },
  ],
  ['a German one', { title: 'KI-Assistent', body: '<textarea placeholder="Stell eine Frage"></textarea>' }],
];

const OTHERS: [string, Page][] = [
  [
    'a team messenger',
    { title: 'general | Acme', body: '<div contenteditable role="textbox" aria-label="Message #general"></div>' },
  ],
  [
    'a mail',
    {
      title: 'Inbox',
      body: '<h1>New message</h1><div contenteditable role="textbox" aria-label="Message body"></div>',
    },
  ],
  [
    'a contact form of an AI company',
    { title: 'Contact OpenAI', body: '<textarea aria-label="How we may reach you"></textarea>' },
  ],
  [
    'a French form',
    {
      title: 'J’ai une question',
      body: '<h1>J’ai besoin d’aide</h1><textarea placeholder="Votre question"></textarea>',
    },
  ],
  ['an EHR note', { title: 'Chart', body: '<textarea aria-label="Progress note"></textarea>' }],
  ['a page about AI without a composer', { title: 'AI assistants compared', body: '<h1>Ask an AI</h1>' }],
];

describe('the recogniser', () => {
  it.each(CHATS)('knows %s', (_, page) => expect(looks(page)).toBe(true));
  it.each(OTHERS)('leaves %s alone', (_, page) => expect(looks(page)).toBe(false));
  it('leaves a small search field alone', () => {
    expect(looks({ title: 'Ask AI', body: '<textarea placeholder="Ask AI"></textarea>' }, 120)).toBe(false);
  });
});
