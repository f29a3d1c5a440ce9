import type { Gate } from './gate.ts';
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
export function hookStreams(gate: Gate): void {
  const ends = new gate.make.WeakMap<WritableStream, WritableStream>();

  function checked(real: WritableStream, isWhole?: boolean): WritableStream {
    const known = gate.WeakMap.get(ends, real);
    if (known) return known;
    const channel = isWhole ? 'stream' : 'webtransport';
    let held: List<Uint8Array<ArrayBuffer>> = gate.bareList();
    let size = 0;

    function pass(controller: TransformStreamDefaultController): Promise<void> {
      const body = new gate.make.Uint8Array(size);
      for (let i = 0, at = 0; i < held.length; i += 1) {
        const bytes = held[i] as Uint8Array<ArrayBuffer>;
        gate.Uint8Array.set(body, bytes, at);
        at += gate.Uint8Array.byteLength(bytes);
      }
      held = gate.bareList();
      size = 0;
      return new gate.make.Promise((resolve, reject) =>
        judge(gate, { channel, method: 'POST', body }, true, (released) => {
          if (!released) return reject(offline(gate));
          try {
            gate.TransformStreamDefaultController.enqueue(controller, released.body);
            resolve();
          } catch (error) {
            // The stream has failed meanwhile.
            reject(error);
          }
        }),
      );
    }

    const transformer = {
      __proto__: null,
      transform(chunk: unknown, controller: TransformStreamDefaultController): Promise<void> | undefined {
        const bytes = copyBytes(gate, chunk);
        // The platform refuses what is no bytes.
        if (!bytes || (size === 0 && !gate.concerns('POST', null))) {
          gate.TransformStreamDefaultController.enqueue(controller, bytes ?? chunk);
          return undefined;
        }
        held[held.length] = bytes;
        size += gate.Uint8Array.byteLength(bytes);
        return isWhole && size <= LARGEST_BODY ? undefined : pass(controller);
      },
      flush: (controller: TransformStreamDefaultController) => (size > 0 ? pass(controller) : undefined),
    };
    const between = new gate.make.TransformStream(transformer as Transformer);
    const end = gate.TransformStream.writable(between);
    gate.WeakMap.set(ends, real, end);
    // The page hears of a broken stream at its own end.
    const ignore = (): void => undefined;
    gate.then(gate.ReadableStream.pipeTo(gate.TransformStream.readable(between), real), ignore, ignore);
    return end;
  }

  function hook(owner: string, name: string, isWhole?: boolean): void {
    replaceMember(gate, owner, name, (given, run) => {
      const found = run(given);
      // A promise of a stream; its `then` is the page's to replace, so it is made anew.
      return name === 'createUnidirectionalStream'
        ? new gate.make.Promise((resolve, reject) =>
            gate.then(found as Promise<WritableStream>, (real) => resolve(checked(real)), reject),
          )
        : checked(found as WritableStream, isWhole);
    });
  }
  hook('CompressionStream', 'writable', true);
  hook('WebTransportBidirectionalStream', 'writable');
  hook('WebTransportDatagramDuplexStream', 'writable');
  hook('WebTransportDatagramDuplexStream', 'createWritable');
  hook('WebTransport', 'createUnidirectionalStream');
}
