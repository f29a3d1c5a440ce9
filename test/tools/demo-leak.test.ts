import { describe, expect, it } from 'vitest';
import type { Entry } from '../../tools/demo/institution/record.ts';
import { chatPages } from '../../tools/demo/pages/chat-page.ts';
import { leaksIn } from '../../tools/demo/story/leak.ts';
import { CLEAN_PROMPT, PATIENT, PAUSES, PROMPT } from '../../tools/demo/story/planted.ts';

function received(body: string | Buffer, target = '/'): Entry {
  return { at: 0, kind: 'request', method: 'POST', host: 'chatgpt.com', target, headers: {}, bytes: Buffer.from(body) };
}

describe('leaksIn', () => {
  it.each([
    ['a name part', 'see phoe'],
    ['a name in capitals', 'KOWALCZYK'],
    ['a record number', '48315'],
    ['a phone number without separators', '6175550142'],
    ['a phone number written otherwise', '(617) 555 0142'],
    ['a date', '03/14/1957'],
    ['JSON escapes', '{"q":"\\u0050hoebe"}'],
    ['base64', Buffer.from('about Phoebe').toString('base64')],
    ['UTF-16', Buffer.from('Kowalczyk', 'utf16le')],
  ])('sees %s', (_, body) => {
    expect(leaksIn([received(body)], PATIENT)).not.toEqual([]);
  });

  it('sees a value in a URL and in a header', () => {
    expect(leaksIn([received('', '/s?q=Pho%65be')], PATIENT)).not.toEqual([]);
    expect(
      leaksIn([{ ...received(''), headers: { referer: 'https://chatgpt.com/?q=Kowalczyk' } }], PATIENT),
    ).not.toEqual([]);
  });

  it.each(['pho', '4831', 'My patient [PATIENT-1], MRN [MRN-1]', CLEAN_PROMPT])('does not see one in %j', (body) => {
    expect(leaksIn([received(body)], PATIENT)).toEqual([]);
  });

  it('finds nothing of the patient in what the pages themselves are made of', () => {
    for (const page of chatPages()) expect(leaksIn([received(JSON.stringify(page), page.url)], PATIENT)).toEqual([]);
  });
});

describe('the planted prompt', () => {
  it('holds every planted value, and pauses inside values', () => {
    for (const value of [...PATIENT.names, ...PATIENT.numbers]) expect(PROMPT).toContain(value);
    expect(PROMPT.startsWith(PAUSES.join(''))).toBe(true);
    expect(leaksIn([received(PAUSES[0].slice(-5))], PATIENT)).not.toEqual([]);
  });
});
