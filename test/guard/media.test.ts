import { beforeEach, describe, expect, it } from 'vitest';
import type { Ruling } from '../../src/gate/wire.ts';
import { createMediaDesk, type MediaDesk } from '../../src/guard/media.ts';
import type { MediaNotice } from '../../src/guard/surface/state.ts';
import type { MediaAction, MediaKind, SiteContext } from '../../src/policy/context.ts';
import { siteContextFor } from './site-context-for.ts';

let context: SiteContext;
let desk: MediaDesk;
let notice: MediaNotice | null;
let told: [number, Ruling['r']][];
let recorded: string[];
let lastId: number;

function policy(media: Partial<Record<MediaKind, MediaAction>>): void {
  context = siteContextFor({ media: { voice: 'warn', camera: 'warn', screen: 'warn', ...media } });
}

/** The gate's own way to write kinds. */
function ask(kinds: readonly string[], canWait = true): Ruling['r'] {
  lastId += 1;
  return desk.judge({ t: 'media', id: lastId, kinds: kinds.map((kind) => `${kind} `).join(''), canWait }).r;
}

beforeEach(() => {
  policy({});
  notice = null;
  told = [];
  recorded = [];
  lastId = 0;
  desk = createMediaDesk({
    ports: {
      context: () => context,
      record: ({ channel, action, code }) => void recorded.push(`${channel} ${action} ${code}`),
    },
    show: (now) => (notice = now),
    tell: (id, ruling) => void told.push([id, ruling.r]),
  });
});

describe('under warn', () => {
  it('waits for the clinician, then lets it go without asking again in this conversation', () => {
    expect(ask(['voice'])).toBe('wait');
    expect(notice).toEqual({ kinds: ['voice'], isBlocked: false, isWaiting: true });
    expect({ told, recorded }).toEqual({ told: [], recorded: [] });
    expect(desk.answer(true)).toBe(true);
    expect({ told, notice }).toEqual({ told: [[1, 'pass']], notice: null });
    expect([ask(['voice']), ask(['voice'], false)]).toEqual(['pass', 'pass']);
    expect(notice).toBeNull();
    expect(recorded).toEqual(['voice warned media-allowed']);
  });

  it('refuses what cannot wait, and the answer counts for the next try', () => {
    expect(ask(['voice'], false)).toBe('stop');
    expect(notice).toEqual({ kinds: ['voice'], isBlocked: false, isWaiting: false });
    desk.answer(true);
    expect(ask(['voice'], false)).toBe('pass');
    expect(told).toEqual([]);
  });

  it('stops everything that waits when the clinician declines, and is not nagged', () => {
    expect([ask(['voice']), ask(['voice'])]).toEqual(['wait', 'wait']);
    desk.answer(false);
    expect(told).toEqual([
      [1, 'stop'],
      [2, 'stop'],
    ]);
    expect([ask(['voice']), ask(['voice'], false), notice]).toEqual(['stop', 'stop', null]);
    desk.pressed();
    expect(ask(['voice'])).toBe('wait');
    expect(notice?.kinds).toEqual(['voice']);
    expect(recorded).toEqual(['voice warned media-refused']);
  });

  it('answers only what was shown: what is asked meanwhile gets a notice of its own', () => {
    ask(['voice']);
    expect(ask(['camera', 'voice'])).toBe('wait');
    expect(notice?.kinds).toEqual(['voice']);
    desk.answer(true);
    expect(told).toEqual([[1, 'pass']]);
    expect(notice?.kinds).toEqual(['camera']);
    desk.answer(false);
    expect(told).toEqual([
      [1, 'pass'],
      [2, 'stop'],
    ]);
  });

  it('asks again in another conversation', () => {
    ask(['voice']);
    desk.answer(true);
    desk.forget();
    expect(ask(['voice'])).toBe('wait');
    expect(notice?.kinds).toEqual(['voice']);
  });

  it('has nothing to answer before it asked, and refuses what names nothing', () => {
    expect(desk.answer(true)).toBe(false);
    expect([ask([]), ask(['smell'])]).toEqual(['stop', 'stop']);
    expect(notice).toBeNull();
  });
});

describe('under block', () => {
  it('refuses, says why and records it, each once', () => {
    policy({ camera: 'block' });
    expect([ask(['camera']), ask(['camera'], false)]).toEqual(['stop', 'stop']);
    expect(notice).toEqual({ kinds: ['camera'], isBlocked: true, isWaiting: false });
    expect(recorded).toEqual(['camera blocked media-blocked']);
    expect(desk.answer(true)).toBe(true);
    expect([ask(['camera']), notice]).toEqual(['stop', null]);
  });

  it('refuses a call of which one part is blocked, and allows nothing by that', () => {
    policy({ camera: 'block' });
    expect(ask(['voice', 'camera'])).toBe('stop');
    desk.answer(true);
    expect(ask(['voice'])).toBe('wait');
  });

  it('does not take away a question that is being read', () => {
    policy({ camera: 'block' });
    ask(['voice']);
    expect(ask(['camera'])).toBe('stop');
    expect(notice?.kinds).toEqual(['voice']);
  });
});

describe('under allow', () => {
  it('lets it go without a word and records it once', () => {
    policy({ voice: 'allow' });
    expect([ask(['voice']), ask(['voice'], false), notice]).toEqual(['pass', 'pass', null]);
    expect(recorded).toEqual(['voice allowed media-used']);
  });
});

describe('a policy that changes', () => {
  it('settles what waits', () => {
    ask(['voice']);
    ask(['camera']);
    policy({ voice: 'allow', camera: 'block' });
    desk.review();
    expect(told).toEqual([
      [1, 'pass'],
      [2, 'stop'],
    ]);
    expect(notice).toEqual({ kinds: ['camera'], isBlocked: true, isWaiting: false });
    policy({});
    desk.review();
    expect(notice).toBeNull();
  });

  it('leaves a question that is still one', () => {
    ask(['voice']);
    const before = notice;
    desk.review();
    expect(notice).toBe(before);
    expect(told).toEqual([]);
  });

  it('takes back what was allowed when it blocks', () => {
    ask(['voice']);
    desk.answer(true);
    expect(desk.isInUse()).toBe(true);
    policy({ voice: 'block' });
    expect(ask(['voice'])).toBe('stop');
    expect(desk.isInUse()).toBe(false);
  });
});

describe('what is in use', () => {
  it('is what was let go, not what would be', () => {
    policy({ voice: 'allow' });
    expect(desk.isInUse()).toBe(false);
    ask(['camera']);
    desk.answer(false);
    expect(desk.isInUse()).toBe(false);
    ask(['voice']);
    expect(desk.isInUse()).toBe(true);
  });
});
