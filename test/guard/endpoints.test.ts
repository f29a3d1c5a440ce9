import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/gate/wire.ts';
import { endpointsOf, patternOf, readQuestion } from '../../src/guard/endpoints.ts';
import { chatgpt } from '../../src/sites/builtin/chatgpt.ts';
import type { Site } from '../../src/sites/schema.ts';

const SITE: Site = {
  ...chatgpt,
  prompts: [
    { method: 'POST', path: '/api/chat/{id}', at: ['messages[*].content'] },
    { method: 'WS', path: '/c/api.chat', at: ['text'] },
  ],
  drafts: [
    { method: 'POST', path: '/api/chat/{id}', at: ['q'], action: 'stop' },
    { method: 'PUT', path: '/drafts/*', at: ['q'], action: 'rewrite' },
  ],
};
const ENDPOINTS = endpointsOf(SITE);

function read(method: string, url: string | null, text: string) {
  const parts: Question['parts'] = [{ kind: 'text', in: 'body', name: '', text }];
  const question = { t: 'judge', id: 1, channel: 'fetch', canWait: true, method, url, isUrlSent: true, parts } as const;
  const { purpose, action, leaves } = readQuestion(question, ENDPOINTS);
  return { purpose, action, leaves: leaves.map(({ text: leaf, at }) => [at, leaf]) };
}

describe('an endpoint', () => {
  it('is known by method and path, whatever the origin; a prompt goes before a draft', () => {
    const chat = read('POST', 'https://elsewhere.example/api/chat/7', '{"messages":[{"content":"hello"}],"model":"x"}');
    expect(chat).toEqual({
      purpose: 'prompt',
      action: 'judge',
      leaves: [
        ['prompt', 'hello'],
        ['body', 'x'],
      ],
    });
    expect(read('PUT', 'https://a.example/drafts/1/2', '{"q":"x"}')).toMatchObject({
      purpose: 'draft',
      action: 'rewrite',
    });
    expect(read('POST', 'https://a.example/api/chat/7/8', '{"q":"x"}').purpose).toBe('other');
    expect(read('GET', 'https://a.example/api/chat/7', '{"q":"x"}').purpose).toBe('other');
    expect(read('WS', 'wss://a.example/c/apixchat', '{"text":"x"}').purpose).toBe('other');
    expect(read('POST', null, '{"q":"x"}').purpose).toBe('other');
  });

  it('has every string for the prompt when its paths give nothing: the site has changed', () => {
    expect(read('POST', 'https://a.example/api/chat/7', '{"renamed":[{"content":"hello"}]}').leaves).toEqual([
      ['prompt', 'hello'],
    ]);
  });

  it('is what the gate asks about from the first moment on', () => {
    const pattern = new RegExp(patternOf(ENDPOINTS));
    const known = ['POST /api/chat/7', 'WS /c/api.chat', 'PUT /drafts/1/2', 'PUT /drafts/'];
    const others = ['POST /api/chat/', 'WS /c/apixchat', 'PUT /draft', 'POST /api/chat/7/8', 'XPOST /api/chat/7'];
    expect(known.filter((named) => !pattern.test(named))).toEqual([]);
    expect(others.filter((named) => pattern.test(named))).toEqual([]);
    expect(patternOf(endpointsOf(null))).toBe('');
  });
});

describe('a text in the place of a method or of a host', () => {
  it('is judged, and put back as it was', () => {
    const asked = (method: string, url: string) =>
      readQuestion({ t: 'judge', id: 1, channel: 'fetch', canWait: true, method, url, isUrlSent: true, parts: [] }, []);
    const odd = asked('MARIA-GONZALES', 'https://a.example/x');
    expect(odd.leaves.map(({ text }) => text)).toEqual(['MARIA-GONZALES']);
    expect(odd.render(['MARIA-GONZALES'])).toEqual({ url: 'https://a.example/x', texts: [] });
    const host = asked('GET', 'https://maria-gonzales.a.example/x');
    expect(host.leaves.map(({ text, at, isFixed }) => [text, at, isFixed])).toEqual([['maria-gonzales', 'url', true]]);
    expect(asked('PATCH', 'https://www.a.example/x').leaves).toEqual([]);
  });
});

describe('turns of the assistant', () => {
  function answers(...texts: string[]): string[] {
    const parts = texts.map((text) => ({ kind: 'text', in: 'body', name: '', text }) as const);
    const url = 'https://a.example/api/chat';
    const question = {
      t: 'judge',
      id: 1,
      channel: 'fetch',
      canWait: true,
      method: 'POST',
      url,
      isUrlSent: true,
      parts,
    };
    return [...readQuestion(question as Question, []).answers].filter((text) => text.includes(' '));
  }

  it('are told by their role, wherever they stand', () => {
    const turns = [
      { role: 'user', content: 'what a dose' },
      { role: 'assistant', content: 'five mg daily', children: [{ role: 'user', content: 'and then what' }] },
      { role: 'model', parts: [{ text: 'ten mg daily' }] },
      { role: 'system', content: 'be a doctor' },
    ];
    expect(answers(JSON.stringify({ chat: { history: turns }, title: 'a new chat' }))).toEqual([
      'five mg daily',
      'ten mg daily',
    ]);
  });

  it('are none of them what stands elsewhere as well, or what is no JSON', () => {
    const said = [{ role: 'assistant', content: 'five mg daily' }];
    expect(answers(JSON.stringify({ said, prompt: 'five mg daily' }))).toEqual([]);
    expect(answers(JSON.stringify(said), '{"prompt":"five mg daily","role":"user"}')).toEqual([]);
    expect(answers('role: assistant', '{"role":"assistant"', '')).toEqual([]);
    expect(answers('{"role":"assistant","role":"user","content":"five mg daily"}')).toEqual([]);
  });
});
