import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ServerRecord } from './record.ts';

/** RFC 6455, section 1.3. */
const ACCEPT_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Accepts any WebSocket, puts the payload of each frame on the record and sends what `answer` gives for its text. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  record: Pick<ServerRecord, 'add'>,
  answer: (text: string) => readonly string[],
): void {
  const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${ACCEPT_SUFFIX}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = readFrame(rest); frame !== null; frame = readFrame(rest)) {
      rest = rest.subarray(frame.sizeBytes);
      // A close says why in a code of two bytes, and in words that a page may choose.
      const isClose = frame.opcode === 8;
      if (isClose && frame.payload.length <= 2) return void socket.end();
      record.add({
        kind: 'frame',
        method: 'WS',
        host: request.headers.host ?? '',
        target: request.url ?? '',
        headers: {},
        bytes: frame.payload,
      });
      if (isClose) return void socket.end();
      for (const text of answer(frame.payload.toString('utf8'))) socket.write(textFrame(text));
    }
  });
}

/** The first complete client frame of a buffer (RFC 6455, section 5.2; client frames are always masked), or null. */
function readFrame(buffer: Buffer): { opcode: number; payload: Buffer; sizeBytes: number } | null {
  if (buffer.length < 6) return null;
  const short = buffer.readUInt8(1) & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const head = 2 + extended + 4;
  if (buffer.length < head) return null;
  const length = extended === 0 ? short : extended === 2 ? buffer.readUInt16BE(2) : Number(buffer.readBigUInt64BE(2));
  if (buffer.length < head + length) return null;
  const mask = buffer.subarray(head - 4, head);
  const payload = Buffer.from(buffer.subarray(head, head + length));
  for (let index = 0; index < length; index++) payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  return { opcode: buffer.readUInt8(0) & 0x0f, payload, sizeBytes: head + length };
}

/** A text frame as servers send it: unmasked. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length < 126) return Buffer.concat([Buffer.of(0x81, payload.length), payload]);
  const head = Buffer.of(0x81, 126, 0, 0);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
