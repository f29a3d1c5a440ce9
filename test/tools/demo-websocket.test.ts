import { describe, expect, it } from 'vitest';
import { createServer } from 'node:http';
import { listen } from '../../tools/demo/institution/listen.ts';
import { createRecord, textOf } from '../../tools/demo/institution/record.ts';
import { acceptWebSocket } from '../../tools/demo/institution/websocket.ts';

describe('acceptWebSocket', () => {
  it.each([
    ['a short frame', 5],
    ['a frame with a 16-bit length', 1_000],
    ['a frame with a 64-bit length', 70_000],
  ])('puts %s on the record', async (_, length) => {
    const record = createRecord();
    const server = createServer();
    server.on('upgrade', (request, socket) =>
      acceptWebSocket(request, socket, record, (text) => [`${text.length} received`]),
    );
    const port = await listen(server);
    const text = 'é'.repeat(length);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/live`);
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const heard: string[] = [];
    socket.addEventListener('message', ({ data }) => heard.push(String(data)));
    socket.send(text);
    socket.send('second');
    await expect.poll(() => record.mark()).toBe(2);
    const [first, second] = record.since(0);
    expect(first && textOf(first)).toBe(text);
    expect(second && [textOf(second), second.kind, second.target]).toEqual(['second', 'frame', '/live']);
    await expect.poll(() => heard).toEqual([`${length} received`, '6 received']);
    socket.close();
    server.close();
  });
});
