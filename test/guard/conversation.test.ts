import { describe, expect, it } from 'vitest';
import { createConversation } from '../../src/guard/conversation.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import { perplexity } from '../../src/sites/builtin/perplexity.ts';
import type { Site } from '../../src/sites/schema.ts';

/** Walks along paths; 'send' is a send, a number lets so many milliseconds pass. Gives each turn, named ones with "=". */
function turns(site: Site | null, steps: readonly (string | number)[]): string[] {
  const turned: string[] = [];
  let now = 1000;
  const conversation = createConversation(
    (id, isNamed) => void turned.push(`${isNamed ? '=' : ''}${id}`),
    () => now,
  );
  for (const step of steps) {
    if (typeof step === 'number') now += step;
    else if (step === 'send') conversation.sent();
    else conversation.at(site, step);
  }
  return turned;
}

describe('the conversation of a page', () => {
  it('stays the same when a new one gets its id after the first send', () =>
    expect(turns(chatgpt, ['/', 'send', '/', 8000, '/c/1', '/c/1'])).toEqual(['', '=1']));
  it('is another one when the person opens an old one from the start page', () => {
    expect(turns(chatgpt, ['/', '/c/1'])).toEqual(['', '1']);
    expect(turns(chatgpt, ['/', 'send', 40_000, '/c/1'])).toEqual(['', '1']);
  });
  it('changes with the id, and back', () =>
    expect(turns(chatgpt, ['/c/1', 'send', '/c/2', '/c/1'])).toEqual(['1', '2', '1']));
  it('changes when a new one begins', () => expect(turns(chatgpt, ['/c/1', 'send', '/'])).toEqual(['1', '']));
  it('is found behind the name of an assistant or a project', () =>
    expect(turns(chatgpt, ['/g/g-p-cardiology', 'send', '/g/g-p-cardiology/c/1'])).toEqual(['', '=1']));
  it('has no id where the site writes "new"', () =>
    expect(turns(perplexity, ['/search/new', 'send', '/search/dose-of-apixaban'])).toEqual(['', '=dose-of-apixaban']));
  it('is known on a site that no list knows by a segment like an id', () =>
    expect(turns(null, ['/chat', 'send', '/chat/7f3a91', '/settings', '/chat/c6b1-22'])).toEqual([
      '',
      '=7f3a91',
      '',
      'c6b1-22',
    ]));
});
