import { inventPatients } from '../patient.ts';
import type { BrowserName, Cell, CellPage, Moment, Way } from './cell.ts';
import { channelOf, CHANNELS, type ChannelId } from './channels.ts';
import { CORE } from './core.ts';
import type { EncodingId } from './encodings.ts';
import { PAGES, type PageId } from './pages.ts';

type Choice = Pick<Cell, 'channel' | 'encoding' | 'page' | 'way' | 'moment' | 'home'>;

const BOTH: readonly BrowserName[] = ['chromium', 'firefox'];

/** Ways that a browser's protocol has no means for. */
const WAYS_ONLY: Partial<Record<Way, BrowserName>> = { drop: 'chromium', compose: 'chromium' };

/** Every channel in the plainest page: once while the person stops to think, once by a key that nobody knows. */
function channelCells(): Choice[] {
  const channels = keysOf(CHANNELS).filter((channel) => channel !== 'socket-prompt');
  return channels.flatMap((channel) => (['draft', 'unseen'] as const).map((moment) => choice({ channel, moment })));
}

/** Channels that carry bodies, in every form in which pages write text. */
const BODY_ENCODINGS: readonly EncodingId[] = [
  'plain',
  'json-escapes',
  'json-nested',
  'percent',
  'percent-twice',
  'html-entities',
  'utf-16',
  'base64',
  'base64url',
  'hex',
  'multipart',
  'protobuf',
  'gzip',
  'deflate',
  'halves',
];
const ENCODED: Readonly<Partial<Record<ChannelId, readonly EncodingId[]>>> = {
  fetch: BODY_ENCODINGS,
  xhr: ['utf-16', 'base64', 'protobuf', 'gzip', 'html-entities'],
  'xhr-sync': ['utf-16', 'base64', 'gzip'],
  socket: ['plain', 'json-escapes', 'base64', 'signalr', 'socket-io', 'halves', 'characters'],
  'socket-typed': ['utf-16', 'protobuf', 'gzip', 'connect'],
  beacon: ['json', 'base64', 'percent-twice'],
  'beacon-buffer': ['utf-16', 'protobuf', 'gzip'],
  'fetch-query': ['percent', 'base64url', 'json'],
  'image-src': ['percent', 'base64url'],
  'fetch-stream': ['gzip'],
  'form-submit': ['json', 'base64', 'html-entities'],
  'fetch-form': ['json', 'base64'],
  'worker-message': ['base64', 'gzip'],
};

function encodingCells(): Choice[] {
  return keysOf(ENCODED).flatMap((channel) =>
    (ENCODED[channel] ?? []).map((encoding, index) =>
      choice({ channel, encoding, moment: index % 3 === 2 ? 'draft' : 'unseen' }),
    ),
  );
}

/** Every kind of page at every moment. */
function pageCells(): Choice[] {
  const moments: readonly Moment[] = ['draft', 'at-send', 'after-hold', 'after-deletion', 'unseen'];
  return keysOf(PAGES).flatMap((page) => moments.map((moment) => choice({ page, moment })));
}

/** Every way in, at the moments that it can reach, in a plain box and in one with a model of its own. */
function wayCells(): Choice[] {
  const rows: readonly (readonly [Way, readonly PageId[], readonly Moment[]])[] = [
    [
      'paste',
      ['textarea', 'prosemirror', 'lexical', 'react-textarea', 'closed-shadow'],
      ['draft', 'at-send', 'unseen'],
    ],
    ['drop', ['textarea', 'prosemirror', 'lexical', 'react-textarea'], ['draft', 'at-send']],
    ['insert', ['textarea', 'prosemirror', 'lexical', 'contenteditable'], ['draft', 'at-send', 'unseen']],
    ['set-value', ['textarea', 'react-textarea', 'text-input'], ['draft', 'at-send', 'unseen']],
    ['compose', ['textarea', 'contenteditable', 'prosemirror'], ['draft', 'at-send']],
    ['undo', ['textarea', 'contenteditable', 'prosemirror'], ['draft', 'at-send', 'unseen']],
  ];
  return [
    ...rows.flatMap(([way, pages, moments]) =>
      pages.flatMap((page) => moments.map((moment) => choice({ way, page, moment }))),
    ),
    choice({ way: 'prefilled', channel: 'fetch-prompt', moment: 'at-send' }),
    choice({ way: 'prefilled', moment: 'at-send' }),
    choice({ way: 'prefilled', moment: 'unseen' }),
  ];
}

/** Hosts other than the one with a sub-domain for each cell: one that no list knows, one that says prompts on a socket. */
function homeCells(): Choice[] {
  const unlisted: readonly (readonly [ChannelId, Moment])[] = [
    ['fetch', 'draft'],
    ['fetch', 'at-send'],
    ['fetch', 'unseen'],
    ['xhr-sync', 'unseen'],
    ['socket', 'draft'],
    ['beacon', 'unseen'],
  ];
  const moments: readonly Moment[] = ['draft', 'at-send', 'unseen'];
  return [
    ...unlisted.map(([channel, moment]) => choice({ home: 'unlisted', channel, moment })),
    ...moments.map((moment) => choice({ home: 'perplexity', channel: 'socket-prompt', moment })),
  ];
}

function choice(given: Partial<Choice>): Choice {
  const channel = given.channel ?? 'fetch';
  return {
    channel,
    encoding: channelOf(channel).encoding,
    page: 'textarea',
    way: 'type',
    moment: 'draft',
    home: 'chatgpt',
    ...given,
  };
}

/** Every cell of the matrix, always in the same order and with the same patients. */
export function allCells(): Cell[] {
  const choices = [...pageCells(), ...wayCells(), ...channelCells(), ...encodingCells(), ...homeCells()];
  const byId = new Map(choices.map((each) => [idOf(each), each]));
  const patients = inventPatients(byId.size);
  return [...byId].flatMap(([id, each], index) => {
    const patient = patients[index];
    return patient === undefined ? [] : [cellOf(id, each, index, patient)];
  });
}

function cellOf(id: string, each: Choice, index: number, patient: Cell['patient']): Cell {
  const channel = channelOf(each.channel);
  const only = [channel.only?.browser, WAYS_ONLY[each.way]].filter((browser) => browser !== undefined);
  return {
    ...each,
    id,
    row: channel.row,
    key: keyAt(index),
    cleanChannel: channel.refused !== undefined || isUnreadable(each) ? 'fetch' : each.channel,
    isCore: CORE.has(id),
    pause: index % 2 === 0 ? 'name' : 'number',
    patient,
    browsers: BOTH.filter((browser) => only.every((name) => name === browser)),
  };
}

/** Compressed bytes can be unfolded only by a channel that can wait; elsewhere they are stopped whatever is in them. */
function isUnreadable({ channel, encoding }: CellPage | Choice): boolean {
  if (encoding !== 'gzip' && encoding !== 'deflate') return false;
  return CANNOT_WAIT.has(channel) || !/^(fetch|xhr|socket)/.test(channel);
}

/** The one is answered before it returns, the other is sent when the page may be gone. */
const CANNOT_WAIT: ReadonlySet<ChannelId> = new Set(['xhr-sync', 'fetch-later']);

function idOf({ channel, encoding, page, way, moment, home }: Choice): string {
  return `${channel}-${encoding}/${page}/${way}/${moment}${home === 'chatgpt' ? '' : `@${home}`}`;
}

/** Consonants only, at most three: no key holds a part of a name or a number. */
const LETTERS = 'bcdfghjkmnpqrstvwxz';

function keyAt(index: number): string {
  const digits = index.toString(LETTERS.length).padStart(3, '0');
  return [...digits].map((digit) => LETTERS[Number.parseInt(digit, LETTERS.length)]).join('');
}

function keysOf<T extends object>(table: T): (keyof T & string)[] {
  return Object.keys(table) as (keyof T & string)[];
}
