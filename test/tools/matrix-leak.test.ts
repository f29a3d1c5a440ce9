import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { leaksIn } from '../../tools/matrix/leak/measure.ts';
import { inventPatients } from '../../tools/matrix/patient.ts';
import type { Received } from '../../tools/matrix/server/received.ts';
import { CLEAN_PROMPT } from '../../tools/demo/story/planted.ts';

const [PATIENT, OTHER] = inventPatients(2) as [
  ReturnType<typeof inventPatients>[number],
  ReturnType<typeof inventPatients>[number],
];
const { last, mrn } = PATIENT;

function received(body: string | Buffer, given: Partial<Received> = {}): Received {
  return {
    kind: 'request',
    method: 'POST',
    host: 'bbb',
    target: '/x',
    headers: {},
    bytes: Buffer.from(body),
    ...given,
  };
}

const escapes = (text: string) =>
  [...text].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

describe('the leak measure', () => {
  it.each<[string, string | Buffer]>([
    ['four letters of a name', last.slice(0, 4)],
    ['four letters of its end, in capitals', last.slice(-4).toUpperCase()],
    ['five digits of a number', mrn.slice(0, 5)],
    ['a number with separators', mrn.replaceAll(/\d\d/g, '$& - ')],
    ['JSON escapes', `{"q":"${escapes(last)}"}`],
    ['a string in a string', JSON.stringify({ a: JSON.stringify({ b: escapes(last) }) })],
    ['percent escapes of every letter', [...last].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('')],
    ['percent twice', encodeURIComponent(encodeURIComponent(`"${escapes(last)}"`))],
    ['decimal entities', [...last].map((char) => `&#${char.charCodeAt(0)};`).join('')],
    ['hexadecimal entities', [...last].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join('')],
    ['base64', Buffer.from(`about ${last}`).toString('base64')],
    ['base64url in a query', `q=${Buffer.from(`?> about ${last}`).toString('base64url')}&k=1`],
    ['base64 in base64', Buffer.from(Buffer.from(`about ${last}`).toString('base64')).toString('base64')],
    ['hexadecimal', Buffer.from(`about ${last}`).toString('hex')],
    ['UTF-16', Buffer.from(`about ${last}`, 'utf16le')],
    ['UTF-16 after a byte', Buffer.concat([Buffer.of(7), Buffer.from(`about ${last}`, 'utf16le')])],
    ['a length before it', Buffer.concat([Buffer.of(0x12, last.length), Buffer.from(last)])],
    ['gzip', gzipSync(`about ${last}`)],
    ['gzip behind a prefix', Buffer.concat([Buffer.of(0, 1, 2), gzipSync(`about ${last}`)])],
    ['zlib', deflateSync(`about ${last}`)],
    ['raw deflate', deflateRawSync(`about ${last}`)],
    ['gzip in base64', JSON.stringify({ z: gzipSync(`about ${last}`).toString('base64') })],
  ])('sees %s', (_, body) => {
    expect(leaksIn([received(body)], PATIENT)).not.toEqual([]);
  });

  it.each<[string, Partial<Received>]>([
    ['a path', { target: `/x/${last}` }],
    ['a query', { target: `/x?q=${encodeURIComponent(escapes(last))}` }],
    ['another host', { target: `//${last.toLowerCase()}.bbb.chatgpt.com/x` }],
    ['a referer', { headers: { referer: `https://chatgpt.com/?q=${last}` } }],
    ['a header of its own', { headers: { 'x-note': last } }],
    ['the name of a header', { headers: { [`x-${last.toLowerCase()}`]: '1' } }],
    ['a cookie', { headers: { cookie: `note=${encodeURIComponent(last)}` } }],
    ['a sub-protocol', { headers: { 'sec-websocket-protocol': last } }],
    ['a method', { method: last.toUpperCase() }],
  ])('sees a name in %s', (_, given) => {
    expect(leaksIn([received('', given)], PATIENT)).not.toEqual([]);
  });

  it('sees a name that was cut into two requests, and into frames of one letter', () => {
    const halves = [last.slice(0, 3), last.slice(3, 6)].map((part) => received(part));
    expect(leaksIn(halves.slice(0, 1), PATIENT)).toEqual([]);
    expect(leaksIn(halves, PATIENT)).not.toEqual([]);
    const frames = [...last].map((char) =>
      received(JSON.stringify({ char }), { kind: 'frame', method: 'WS', target: '/live' }),
    );
    expect(leaksIn(frames, PATIENT)).not.toEqual([]);
    const queries = [...last].map((char) => received('', { method: 'GET', target: `/x?c=${char}` }));
    expect(leaksIn(queries, PATIENT)).not.toEqual([]);
  });

  it('sees nothing of another patient, in the clean prompt, or in what a browser adds by itself', () => {
    const quiet: Received[] = [
      received(OTHER.prompt),
      received(CLEAN_PROMPT),
      received(last.slice(0, 3)),
      received(mrn.slice(0, 4)),
      received(`My patient [PATIENT-1], MRN [MRN-1], takes apixaban.`),
      received('', { headers: { 'sec-websocket-key': Buffer.from(last).toString('base64'), 'content-length': '58' } }),
      received(`--edge${last}\r\n\r\nclean\r\n--edge${last}--`, {
        headers: { 'content-type': `multipart/form-data; boundary=edge${last}` },
      }),
    ];
    for (const each of quiet) expect(leaksIn([each], PATIENT)).toEqual([]);
    expect(leaksIn(quiet, OTHER)).not.toEqual([]);
  });

  it('takes its own time: a body of 200 kB is read in less than a second', () => {
    const startedAt = performance.now();
    leaksIn([received(`{"text":"${'The usual dose stays the same. '.repeat(6_500)}"}`)], PATIENT);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
