import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';
import { offline } from './fetch.ts';
import { replaceMember } from './hook.ts';
import type { List } from './list.ts';
import { judge } from './outgoing.ts';
import { copyBytes, LARGEST_BODY } from './payload.ts';

/**
 * Streams that lead out of the page (WebTransport) or out of sight (CompressionStream). A page gets the end of a pipe
 * that leads through the check in the place of the platform's own; what is stopped breaks the stream. What is
 * compressed is judged as a whole, up to the largest body at a time, and what goes to a transport chunk by chunk.
 */
export function hookStreams(native: Captured, global: PageGlobal, check: Check): void {
  const ends = native.map.make<WritableStream, WritableStream>();

  function checked(real: WritableStream, isWhole: boolean): WritableStream {
    const known = native.map.get(ends, real);
    if (known) return known;
    const channel = isWhole ? 'stream' : 'webtransport';
    let held: List<Uint8Array<ArrayBuffer>> = native.list();
    let size = 0;

    function pass(controller: TransformStreamDefaultController): Promise<void> {
      const body = new native.make.Uint8Array(size);
      for (let i = 0, at = 0; i < held.length; i += 1) {
        const bytes = held[i] as Uint8Array<ArrayBuffer>;
        native.Uint8Array.set(body, bytes, at);
        at += native.Uint8Array.byteLength(bytes);
      }
      held = native.list();
      size = 0;
      return new native.make.Promise((resolve, reject) =>
        judge(native, check, { channel, method: 'POST', target: null, body }, true, (released) => {
          if (!released) return reject(offline(native));
          native.TransformStreamDefaultController.enqueue(controller, released.body);
          resolve();
        }),
      );
    }

    const transformer = {
      __proto__: null,
      transform(chunk: unknown, controller: TransformStreamDefaultController): Promise<void> | undefined {
        const bytes = copyBytes(native, chunk);
        // The platform refuses what is no bytes.
        if (!bytes || (size === 0 && !check.concerns('POST', null))) {
          native.TransformStreamDefaultController.enqueue(controller, bytes ?? chunk);
          return undefined;
        }
        held[held.length] = bytes;
        size += native.Uint8Array.byteLength(bytes);
        return isWhole && size <= LARGEST_BODY ? undefined : pass(controller);
      },
      flush: (controller: TransformStreamDefaultController) => (size > 0 ? pass(controller) : undefined),
    };
    const between = new native.make.TransformStream(transformer as Transformer);
    const end = native.TransformStream.writable(between);
    native.map.set(ends, real, end);
    // The page hears of a broken stream at its own end.
    const ignore = (): void => undefined;
    native.then(native.ReadableStream.pipeTo(native.TransformStream.readable(between), real), ignore, ignore);
    return end;
  }

  function hook(owner: string, name: string): void {
    const prototype = (global as unknown as Record<string, { readonly prototype: object } | undefined>)[owner]
      ?.prototype;
    replaceMember(native, prototype, name, (given, run) => {
      const found = run(given);
      // A promise of a stream; its `then` is the page's to replace, so it is made anew.
      return name === 'createUnidirectionalStream'
        ? new native.make.Promise((resolve, reject) =>
            native.then(found as Promise<WritableStream>, (real) => resolve(checked(real, false)), reject),
          )
        : checked(found as WritableStream, owner === 'CompressionStream');
    });
  }
  hook('CompressionStream', 'writable');
  hook('WebTransportBidirectionalStream', 'writable');
  hook('WebTransportDatagramDuplexStream', 'writable');
  hook('WebTransportDatagramDuplexStream', 'createWritable');
  hook('WebTransport', 'createUnidirectionalStream');
}
