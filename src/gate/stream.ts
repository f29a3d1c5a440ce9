import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { offline } from './fetch.ts';
import { replaceResult } from './hook.ts';
import type { List } from './list.ts';
import { judgeOutgoing, type Released } from './outgoing.ts';
import { copyBytes, LARGEST_BODY, ofBytes } from './payload.ts';

/**
 * Streams that lead out of the page (WebTransport) or out of sight (CompressionStream). A page gets the end of a pipe
 * that leads through the check in the place of the platform's own; what is stopped breaks the stream. What is
 * compressed is judged as a whole, up to the largest body at a time, and what goes to a transport chunk by chunk.
 */
export function hookStreams(native: Captured, global: PageGlobal, check: Check): void {
  const ends = native.map.make<WritableStream, WritableStream>();

  function checked(real: WritableStream, channel: 'stream' | 'webtransport'): WritableStream {
    const known = native.map.get(ends, real);
    if (known) return known;
    const isWhole = channel === 'stream';
    let held: List<Uint8Array> = native.list();
    let size = 0;

    function judge(controller: TransformStreamDefaultController): Promise<void> {
      return new native.make.Promise((resolve, reject) => {
        const bytes = new native.make.Uint8Array(size);
        for (let i = 0, at = 0; i < held.length; i += 1) {
          native.array.set(bytes, held[i] as Uint8Array<ArrayBuffer>, at);
          at += native.array.byteLength(held[i] as Uint8Array<ArrayBuffer>);
        }
        held = native.list();
        size = 0;
        function settle(released: Released | 'stop'): void {
          try {
            if (released === 'stop') throw offline(native);
            native.controller.enqueue(controller, released.body);
            resolve();
          } catch (error) {
            reject(error);
          }
        }
        const payload = ofBytes(native, bytes);
        const released = judgeOutgoing(native, check, { channel, method: 'POST', target: null, payload }, settle);
        if (released) settle(released);
      });
    }

    const transformer = native.record<unknown>();
    transformer.transform = (chunk: unknown, controller: TransformStreamDefaultController) => {
      const bytes = copyBytes(native, chunk);
      // The platform refuses what is no bytes.
      if (!bytes || (size === 0 && !check.concerns('POST', null)))
        return native.controller.enqueue(controller, bytes ?? chunk);
      held[held.length] = bytes;
      size += native.array.byteLength(bytes);
      return isWhole && size <= LARGEST_BODY ? undefined : judge(controller);
    };
    transformer.flush = (controller: TransformStreamDefaultController) => (size > 0 ? judge(controller) : undefined);
    const between = new native.make.TransformStream(transformer as Transformer);
    const end = native.transform.writable(between);
    native.map.set(ends, real, end);
    // The page hears of a broken stream at its own end.
    const ignore = (): void => undefined;
    native.then(native.stream.pipeTo(native.transform.readable(between), real), ignore, ignore);
    return end;
  }

  /** Streams that are promised; the promise is the page's to call, so it is made anew. */
  function checkedLater(promise: unknown): Promise<WritableStream> {
    return new native.make.Promise((resolve, reject) =>
      native.then(promise as Promise<WritableStream>, (real) => resolve(checked(real, 'webtransport')), reject),
    );
  }

  const toTransport = (real: unknown) => checked(real as WritableStream, 'webtransport');
  replaceResult(native, global, 'CompressionStream', 'writable', (real) => checked(real as WritableStream, 'stream'));
  replaceResult(native, global, 'WebTransportBidirectionalStream', 'writable', toTransport);
  replaceResult(native, global, 'WebTransportDatagramDuplexStream', 'writable', toTransport);
  replaceResult(native, global, 'WebTransportDatagramDuplexStream', 'createWritable', toTransport);
  replaceResult(native, global, 'WebTransport', 'createUnidirectionalStream', checkedLater);
}
