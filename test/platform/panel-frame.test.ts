// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { acceptPort, newNonce } from '../../src/platform/panel-frame.ts';

const nonce = 'a1'.repeat(16);

afterEach(() => {
  window.location.hash = '';
});

function message(data: unknown, ports: readonly unknown[]): void {
  const event = new MessageEvent('message', { data });
  Object.defineProperty(event, 'ports', { value: ports });
  window.dispatchEvent(event);
}

async function settled(promise: Promise<unknown>): Promise<unknown> {
  return Promise.race([promise, Promise.resolve('pending')]);
}

describe('acceptPort', () => {
  it('takes the first port that comes with the nonce of its own address', async () => {
    window.location.hash = nonce;
    const port = acceptPort(window);
    const [stranger, first, second] = [new MessageChannel(), new MessageChannel(), new MessageChannel()];
    message('b2'.repeat(16), [stranger.port1]);
    message(nonce, []);
    expect(await settled(port)).toBe('pending');
    message(nonce, [first.port1]);
    message(nonce, [second.port1]);
    expect(await port).toBe(first.port1);
  });

  it('takes nothing in a frame without a nonce', async () => {
    const port = acceptPort(window);
    message('', [new MessageChannel().port1]);
    expect(await settled(port)).toBe('pending');
  });
});

describe('newNonce', () => {
  it('is 32 hexadecimal digits and never the same', () => {
    expect(newNonce()).toMatch(/^[\da-f]{32}$/);
    expect(newNonce()).not.toBe(newNonce());
  });
});
