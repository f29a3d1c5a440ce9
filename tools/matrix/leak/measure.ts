import type { Planted } from '../../demo/story/planted.ts';
import type { Received } from '../server/received.ts';
import { readingsOf } from './readings.ts';
import { DIGIT_RUN, NAME_RUN, runsOf } from './runs.ts';

/** What people put between the digits of one number. */
const SEPARATORS = /(?<=\d)[\s().\-/\\]+(?=\d)/g;

/**
 * The parts of planted values that arrived: four letters of a name or five digits of a number, in any case, in any
 * request line, header, body or frame, in any reading of it, and joined across everything that one cell received.
 */
export function leaksIn(received: readonly Received[], planted: Planted): string[] {
  const texts = new Set<string>();
  for (const bytes of [...received.flatMap(piecesOf), ...joinedPieces(received)])
    for (const reading of readingsOf(bytes)) texts.add(reading.toLowerCase());
  const digits = [...texts].filter((text) => /\d{2}/.test(text)).map((text) => text.replaceAll(SEPARATORS, ''));
  const names = planted.names.flatMap((name) => runsOf(name.toLowerCase(), NAME_RUN));
  const numbers = planted.numbers.flatMap((number) => runsOf(number.replaceAll(/\D/g, ''), DIGIT_RUN));
  return [
    ...names.filter((run) => [...texts].some((text) => text.includes(run))),
    ...numbers.filter((run) => digits.some((text) => text.includes(run))),
  ];
}

/** Headers that the browser fills with chance: no page can put text there. */
const DRAWN_HEADERS = new Set(['sec-websocket-key']);

/** What one thing that arrived is made of; the boundary of a multipart body is the browser's own. */
function piecesOf({ method, target, headers, bytes }: Received): Buffer[] {
  const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1];
  const lines = Object.entries(headers)
    .filter(([name]) => !DRAWN_HEADERS.has(name))
    .map(([name, value]) => `${name}: ${value}`);
  const texts = [method, target, ...lines].map((text) => Buffer.from(without(text, boundary)));
  return [
    ...texts,
    boundary === undefined ? bytes : Buffer.from(without(bytes.toString('latin1'), boundary), 'latin1'),
  ];
}

function without(text: string, boundary: string | undefined): string {
  return boundary === undefined ? text : text.replaceAll(boundary, '');
}

/**
 * Bodies, frames and targets of the same kind in a row, so that a value that was cut into pieces is whole again. Of
 * several the common beginning and end are also left out: what stays of `{"c":"K"}`, `{"c":"o"}` is "Ko".
 */
function joinedPieces(received: readonly Received[]): Buffer[] {
  const groups = new Map<string, Received[]>();
  for (const each of received) {
    const key = `${each.kind} ${each.method} ${each.kind === 'frame' ? each.target : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => {
      const bodies = group.map(({ bytes }) => bytes.toString('latin1')).filter((body) => body !== '');
      const targets = group.map(({ target }) => target);
      return [bodies, cores(bodies), targets, cores(targets)].map((pieces) => Buffer.from(pieces.join(''), 'latin1'));
    });
}

/** The pieces without what all of them begin and end with. */
function cores(pieces: readonly string[]): string[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const shortest = Math.min(...pieces.map((piece) => piece.length));
  let start = 0;
  while (start < shortest && pieces.every((piece) => piece[start] === first[start])) start++;
  let end = 0;
  while (end < shortest - start && pieces.every((piece) => piece.at(-1 - end) === first.at(-1 - end))) end++;
  return pieces.map((piece) => piece.slice(start, piece.length - end));
}
