import { describe, expect, it, vi } from 'vitest';
import { startGate } from '../../src/gate/start.ts';
import type { Question, Ruling } from '../../src/gate/wire.ts';
import { connectGuard, createPage, ruleByContent, type TestGuardOptions } from './page.ts';

/** Real streams; of WebTransport, which Node lacks, the network is a list. */
function open(options: TestGuardOptions = {}) {
  const page = createPage();
  const sent: string[] = [];
  const sink = () =>
    new WritableStream<Uint8Array>({ write: (chunk) => void sent.push(new TextDecoder().decode(chunk)) });
  class Compression {
    readonly #inner: CompressionStream;
    constructor(format: CompressionFormat) {
      this.#inner = new CompressionStream(format);
    }
    get writable(): WritableStream {
      return this.#inner.writable;
    }
    get readable(): ReadableStream {
      return this.#inner.readable;
    }
  }
  class WebTransportBidirectionalStream {
    readonly #out = sink();
    get writable(): WritableStream {
      return this.#out;
    }
  }
  class WebTransport {
    constructor(url: string) {
      sent.push('opened ' + url);
    }
    createUnidirectionalStream(): Promise<WritableStream> {
      return Promise.resolve(sink());
    }
  }
  Object.assign(page.window, {
    Map,
    Set,
    TransformStream,
    TransformStreamDefaultController,
    CompressionStream: Compression,
    WebTransport,
    WebTransportBidirectionalStream,
  });
  startGate(page.window);
  const guard = connectGuard(page.window, { rule: ruleByContent, ...options });
  return { window: page.window, guard, sent };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const tick = () => new Promise((resolve) => setTimeout(resolve, 10));

async function inflate(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  return new Response(stream.pipeThrough(new DecompressionStream('gzip'))).text();
}

async function write(stream: WritableStream, chunks: readonly string[]): Promise<void> {
  const writer = stream.getWriter();
  for (const chunk of chunks) await writer.write(bytes(chunk));
  await writer.close();
}

describe('CompressionStream', () => {
  it('compresses what is clean, whole, and gives one end whenever it is asked for', async () => {
    const { window, guard } = open();
    const stream = new window.CompressionStream('gzip');
    expect(stream.writable).toBe(stream.writable);
    const inflated = inflate(stream.readable);
    await write(stream.writable, ['{"a":"cl', 'ean"}']);
    expect(await inflated).toBe('{"a":"clean"}');
    expect(guard.questions.map(({ channel, canWait, parts }) => [channel, canWait, parts[0]?.text])).toEqual([
      ['stream', true, '{"a":"clean"}'],
    ]);
  });

  it.each([
    ['in one piece', ['a SECRET']],
    ['in two', ['a SEC', 'RET']],
  ])('breaks for text that may not leave, %s', async (_, chunks) => {
    const { window } = open();
    const stream = new window.CompressionStream('gzip');
    const out = inflate(stream.readable);
    await expect(write(stream.writable, chunks)).rejects.toThrow('Failed to fetch');
    await expect(out).rejects.toThrow();
  });

  it('compresses what the ruling made of a draft', async () => {
    const { window } = open();
    const stream = new window.CompressionStream('gzip');
    const inflated = inflate(stream.readable);
    await write(stream.writable, ['a DRAFT']);
    expect(await inflated).toBe('a [NAME_1]');
  });

  it('takes a pipe, and waits', async () => {
    const later = (question: Question): Ruling => (question.parts.length > 0 ? { r: 'wait' } : { r: 'pass' });
    const { window, guard } = open({ rule: later });
    const stream = new window.CompressionStream('gzip');
    const piped = new Blob(['a LATER']).stream().pipeThrough(stream);
    const inflated = inflate(piped);
    await tick();
    guard.tell({ t: 'ruling', id: guard.questions[0]?.id ?? 0, ruling: { r: 'pass' } });
    expect(await inflated).toBe('a LATER');
  });

  it('lets go of a chunk whose stream has failed before the ruling', async () => {
    const { window, guard } = open({ rule: ({ parts }) => ({ r: parts.length > 0 ? 'wait' : 'pass' }) });
    const stream = new window.CompressionStream('gzip');
    const written = write(stream.writable, ['LATER']).then(
      () => 'written',
      () => 'failed',
    );
    await tick();
    await stream.readable.cancel();
    await tick();
    guard.tell({ t: 'ruling', id: guard.questions[0]?.id ?? 0, ruling: { r: 'pass' } });
    expect(await Promise.race([written, tick().then(() => 'open')])).toBe('failed');
  });

  it('holds nothing back before anything was entered', async () => {
    const { window, guard } = open({ entered: false });
    const stream = new window.CompressionStream('gzip');
    const inflated = inflate(stream.readable);
    await write(stream.writable, ['a SECRET']);
    expect(await inflated).toBe('a SECRET');
    expect(guard.questions).toEqual([]);
  });

  it('cannot be bent by a page that replaces what carries it', async () => {
    const { window, sent } = open();
    const Stream = (window as unknown as Record<string, new () => { writable: WritableStream }>)[
      'WebTransportBidirectionalStream'
    ];
    const writer = Stream && new Stream().writable.getWriter();
    const enqueue = vi.spyOn(TransformStreamDefaultController.prototype, 'enqueue').mockImplementation(() => undefined);
    const set = vi
      .spyOn(Object.getPrototypeOf(Uint8Array.prototype) as Uint8Array, 'set')
      .mockImplementation(() => undefined);
    try {
      await expect(writer?.write(bytes('SECRET'))).rejects.toThrow('Failed to fetch');
    } finally {
      enqueue.mockRestore();
      set.mockRestore();
    }
    expect(sent).toEqual([]);
  });
});

describe('WebTransport', () => {
  it('judges the URL', () => {
    const { window, sent, guard } = open();
    expect(() => new window.WebTransport('https://chat.example/?q=SECRET')).toThrow(
      expect.objectContaining({ name: 'SecurityError' }),
    );
    void new window.WebTransport('https://chat.example/clean');
    expect(sent).toEqual(['opened https://chat.example/clean']);
    expect(guard.questions[0]).toMatchObject({ channel: 'webtransport', method: 'CONNECT' });
  });

  it('judges chunk by chunk what is written, and breaks at what may not leave', async () => {
    const { window, sent } = open();
    const stream = await new window.WebTransport('https://chat.example/').createUnidirectionalStream();
    const writer = stream.getWriter();
    for (const chunk of ['clean', 'a DRAFT']) await writer.write(bytes(chunk));
    await expect(writer.write(bytes('SECRET'))).rejects.toThrow('Failed to fetch');
    await expect(writer.write(bytes('clean after'))).rejects.toThrow();
    expect(sent.slice(1)).toEqual(['clean', 'a [NAME_1]']);
  });
});
