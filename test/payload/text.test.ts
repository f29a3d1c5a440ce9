import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read, shout } from './read.ts';

describe('JSON', () => {
  it('gives every string, with the prompt paths marked', () => {
    const body =
      '{"action":"next","messages":[{"content":{"parts":["hello \\u00e9","two"]}},{"content":"x"}],"id":"7"}';
    expect(read(body, ['messages[*].content.parts[*]']).leaves).toEqual([
      { text: 'next', at: 'body', isFixed: false },
      { text: 'hello é', at: 'prompt', isFixed: false },
      { text: 'two', at: 'prompt', isFixed: false },
      { text: 'x', at: 'body', isFixed: false },
      { text: '7', at: 'body', isFixed: false },
    ]);
  });

  it('changes nothing but the replaced strings', () => {
    const body = '{ "b":12345678901234567890, "a" : "x\\/y",\n"a":"x", "10":1.50, "2":[ ] }';
    const { write, texts } = read(body);
    expect(texts).toEqual(['12345678901234567890', 'x/y', 'x']);
    expect(write((text) => text)).toBe(body);
    expect(write((text) => (text === 'x/y' ? 'n"ew' : text))).toBe(body.replace('"x\\/y"', '"n\\"ew"'));
  });

  it('gives both strings of a repeated key, which a parser would hide', () => {
    expect(read('{"q":"Maria Santos","q":"clean"}').texts).toEqual(['Maria Santos', 'clean']);
  });

  it('gives keys and numbers that could carry an identifier, and refuses to change them', () => {
    const { texts, write, leaves } = read('{"Maria Santos":1,"mrn":4471882,"at":12345}');
    expect(texts).toEqual(['Maria Santos', '4471882']);
    expect(leaves.every((leaf) => leaf.isFixed)).toBe(true);
    expect(write((text) => text)).not.toBeNull();
    expect(write((text) => (text === '4471882' ? '[MRN_1]' : text))).toBeNull();
  });

  it.each(['Kowalczyk', 'Łukasz', 'Maria-Santos', 'maria@example.org', '1961-03-04', '555-0147', 'Maria%20Santos'])(
    'gives the key %s',
    (key) => {
      expect(read(JSON.stringify({ [key]: 1 })).texts[0]).toBe(key);
    },
  );

  it.each(['content', 'messageId', 'conversation_mode', 'Content', 'MessageId', 'x-request-id', 'v2', 'ID'])(
    'gives no leaf for the key %s, which a programmer wrote',
    (key) => {
      expect(read(JSON.stringify({ [key]: 1 })).texts).toEqual([]);
    },
  );

  it('takes JSON in a string of JSON apart and puts it together again', () => {
    const inner = JSON.stringify([[['Maria "M" Santos'], null]]);
    const body = JSON.stringify([null, inner]);
    const { texts, write } = read(body);
    expect(texts).toEqual(['Maria "M" Santos']);
    expect(JSON.parse((JSON.parse(write(shout) ?? '') as string[])[1] ?? '')).toEqual([[['MARIA "M" SANTOS'], null]]);
  });

  it('judges a prompt that is itself JSON as the user sees it', () => {
    const typed = '{"resourceType":"Patient","name":"Santos"}';
    expect(read(JSON.stringify({ prompt: typed }), ['prompt']).leaves).toEqual([
      { text: typed, at: 'prompt', isFixed: false },
    ]);
  });

  it('follows a prompt path into a string of JSON', () => {
    const body = JSON.stringify({ variables: JSON.stringify({ message: { value: 'hello' }, id: 'a' }) });
    expect(read(body, ['variables.message.value']).leaves.map(({ text, at }) => [text, at])).toEqual([
      ['hello', 'prompt'],
      ['a', 'body'],
    ]);
  });

  it('reads JSON behind a byte order mark', () => {
    expect(read('\ufeff{"a":"hi there"}').texts).toEqual(['hi there']);
  });

  it('survives brackets nested 100,000 deep', () => {
    const body = '['.repeat(100_000) + '"x"' + ']'.repeat(100_000);
    expect(read(body).texts.join('')).toContain('x');
  });

  it('keeps any JSON byte for byte, and rewrites each string and no other', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        expect(read(body).write((text) => text)).toBe(body);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ k: fc.stringMatching(/^[a-z ]+$/), n: fc.integer({ min: 0, max: 99 }) })),
        (value) => {
          const written = read(JSON.stringify(value)).write(shout);
          expect(JSON.parse(written ?? '')).toEqual(value.map((item) => ({ ...item, k: item.k.toUpperCase() })));
        },
      ),
    );
  });
});

describe('frames', () => {
  it.each([
    ['SignalR', '{"type":4,"arguments":[{"text":"hi there"}]}\x1e{"type":6}\x1e'],
    ['newline-delimited JSON', '{"a":"hi there"}\n{"n":1}\n'],
    ['server-sent events', 'data: {"a":"hi there"}\n\ndata: {"n":1}\n'],
    ['socket.io', '42["message",{"t":"hi there"}]'],
    ['socket.io with a name space', '42/chat,7["message",{"t":"hi there"}]'],
  ])('%s', (_, body) => {
    const { texts, write } = read(body);
    expect(texts).toContain('hi there');
    expect(write((text) => text)).toBe(body);
    expect(write((text) => (text === 'hi there' ? 'HI' : text))).toBe(body.replace('hi there', 'HI'));
  });

  it('refuses to change records that are preceded by their length', () => {
    const { texts, write, leaves } = read('16\n["hello there"]\n');
    expect(texts).toEqual(['hello there']);
    expect(leaves[0]?.isFixed).toBe(true);
    expect(write(shout)).toBeNull();
  });

  it('is one text when a line is no JSON', () => {
    expect(read('{"a":1}\nnot json').texts).toEqual(['{"a":1}\nnot json']);
  });
});

describe('forms', () => {
  it('decodes names and values, and JSON in a value', () => {
    const body =
      'f.req=' + encodeURIComponent(JSON.stringify([null, JSON.stringify(['hello you'])])) + '&at=AB%3A1&q=a+b';
    const { texts, write } = read(body);
    expect(texts).toEqual(['hello you', 'AB:1', 'a b']);
    expect(write((text) => text)).toBe(body);
    const form = new URLSearchParams(write((text) => (text === 'hello you' ? '[NAME_1] é' : text)) ?? '');
    expect(JSON.parse((JSON.parse(form.get('f.req') ?? '') as string[])[1] ?? '')).toEqual(['[NAME_1] é']);
    expect(form.get('q')).toBe('a b');
  });

  it('marks the value of a prompt field', () => {
    expect(read('chat=hello&k=v', ['chat']).leaves.map(({ text, at }) => [text, at])).toEqual([
      ['hello', 'prompt'],
      ['v', 'body'],
    ]);
  });

  it('gives names that could carry an identifier', () => {
    expect(read('Maria+Santos=1&Kowalczyk=2&q=3').texts).toEqual(['Maria Santos', '1', 'Kowalczyk', '2', '3']);
  });

  it('is one text when an escape is malformed', () => {
    expect(read('a=%E0%A4%A&b=c').texts[0]).toBe('a=%E0%A4%A&b=c');
  });

  it('does not lose a number, a sentence or an empty text', () => {
    expect(read('4471').texts).toEqual(['4471']);
    expect(read('x = Maria Santos').texts).toEqual(['x = Maria Santos']);
    expect(read('').texts).toEqual([]);
    expect(read('"Maria"').texts).toEqual(['Maria']);
  });
});
