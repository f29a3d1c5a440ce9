import { describe, expect, it } from 'vitest';
import { stoppedHost, stoppedModel } from '../../../src/ui/model/stopped.ts';
import { overview } from '../overview.ts';

describe('stoppedHost', () => {
  it.each([
    ['?site=chat.deepseek.com', 'chat.deepseek.com'],
    ['?site=Chat.DeepSeek.com', 'chat.deepseek.com'],
    ['?site=call%20555-0100', null],
    ['?site=%3Cb%3Ex.org', null],
    ['?site=localhost', null],
    ['', null],
  ])('%s is %s', (search, host) => {
    expect(stoppedHost(search)).toBe(host);
  });
});

describe('stoppedModel', () => {
  it('says that a site is prohibited only when the policy says so', () => {
    const prohibited = overview({ status: 'prohibited', siteName: 'DeepSeek' });
    expect(stoppedModel('chat.deepseek.com', prohibited)).toMatchObject({
      kind: 'prohibited',
      site: 'DeepSeek',
      alternatives: [{ name: 'Springfield Assistant' }],
    });
    expect(stoppedModel('chat.deepseek.com', { ...prohibited, siteName: null })).toMatchObject({
      site: 'chat.deepseek.com',
    });
    expect(stoppedModel('chatgpt.com', overview())).toEqual({ kind: 'neutral' });
    expect(stoppedModel(null, prohibited)).toEqual({ kind: 'neutral' });
    expect(stoppedModel('chat.deepseek.com', null)).toEqual({ kind: 'unknown' });
  });
});
