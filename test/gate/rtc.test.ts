import { describe, expect, it } from 'vitest';
import { startGate } from '../../src/gate/start.ts';
import type { Question, Ruling } from '../../src/gate/wire.ts';
import { connectGuard, createPage, ruleByContent, type TestGuardOptions } from './page.ts';

/** A peer connection whose network is a list. */
function open(options: TestGuardOptions = {}) {
  const page = createPage();
  const sent: unknown[] = [];
  class RTCDataChannel extends EventTarget {
    state = 'open';
    get readyState(): string {
      return this.state;
    }
    send(data: unknown): void {
      if (this.state !== 'open') throw new DOMException('not open', 'InvalidStateError');
      sent.push(data);
    }
    close(): void {
      sent.push('closed');
    }
  }
  class RTCPeerConnection extends EventTarget {
    createDataChannel(label: string, init?: RTCDataChannelInit): unknown {
      sent.push([label, init]);
      return new RTCDataChannel();
    }
  }
  Object.assign(page.window, { structuredClone, Map, Set, RTCDataChannel, RTCPeerConnection });
  startGate(page.window);
  const guard = connectGuard(page.window, { rule: ruleByContent, ...options });
  return { window: page.window, guard, sent, channel: new RTCDataChannel() };
}

const ruleLater = (question: Question): Ruling =>
  question.parts.some(({ text }) => text.includes('LATER')) ? { r: 'wait' } : ruleByContent(question);

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('RTCDataChannel', () => {
  it('sends what is clean once, rewrites drafts and leaves out what is stopped', async () => {
    const { channel, guard, sent } = open();
    channel.send('clean');
    channel.send('a DRAFT');
    channel.send('SECRET');
    channel.send(new TextEncoder().encode('SECRET'));
    channel.send(new Blob(['SECRET']));
    await tick();
    expect(sent).toEqual(['clean', 'a [NAME_1]']);
    expect(guard.questions.map(({ channel: via, method, url }) => [via, method, url])).toEqual(
      Array.from({ length: 5 }, () => ['rtc', 'RTC', null]),
    );
  });

  it('keeps the order, and closes behind what waits', () => {
    const { channel, guard, sent } = open({ rule: ruleLater });
    channel.send('LATER');
    channel.send('second');
    channel.close();
    expect(sent).toEqual([]);
    guard.tell({ t: 'ruling', id: guard.questions[0]?.id ?? 0, ruling: { r: 'pass' } });
    expect(sent).toEqual(['LATER', 'second', 'closed']);
  });

  it('throws as the platform does while it is not open, and forgets what waited when it closed', () => {
    const { channel, guard, sent } = open({ rule: ruleLater });
    channel.send('LATER');
    channel.close();
    channel.state = 'closed';
    expect(() => channel.send('clean')).toThrow('not open');
    guard.tell({ t: 'ruling', id: guard.questions[0]?.id ?? 0, ruling: { r: 'pass' } });
    expect(sent).toEqual(['closed']);
  });

  it('asks about nothing before anything was entered', () => {
    const { channel, guard, sent } = open({ entered: false });
    channel.send('SECRET');
    expect(sent).toEqual(['SECRET']);
    expect(guard.questions).toEqual([]);
  });
});

describe('createDataChannel', () => {
  it('judges label and protocol, and cannot be bent by a getter', () => {
    const { window, guard, sent } = open();
    const connection = new window.RTCPeerConnection();
    expect(() => connection.createDataChannel('SECRET')).toThrow(expect.objectContaining({ name: 'SecurityError' }));
    expect(() => connection.createDataChannel('a', { protocol: 'SECRET' })).toThrow(
      expect.objectContaining({ name: 'SecurityError' }),
    );
    let reads = 0;
    const protocol = { get: () => (++reads === 1 ? 'clean' : 'SECRET'), enumerable: true };
    connection.createDataChannel('a', Object.defineProperty({}, 'protocol', protocol));
    expect(sent).toEqual([['a', { protocol: 'clean' }]]);
    expect(guard.questions.map(({ channel }) => channel)).toEqual(['rtc', 'rtc', 'rtc']);
  });
});
