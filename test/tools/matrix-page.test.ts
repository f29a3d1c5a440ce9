import { describe, expect, it } from 'vitest';
import { isNetworkFailure, NotSent } from '../../tools/matrix/page/network-failure.ts';

describe('what a page of the matrix takes for a lost network', () => {
  it.each([
    new TypeError('Failed to fetch'),
    new TypeError('NetworkError when attempting to fetch resource.'),
    new TypeError('Failed to fetch dynamically imported module: https://bcd.chatgpt.com/x?q=1'),
    new DOMException('A network error occurred.', 'NetworkError'),
    new DOMException('The connection was refused.', 'SecurityError'),
    new NotSent(),
  ])('is %s', (error) => expect(isNetworkFailure(error)).toBe(true));

  it.each([
    new TypeError("Cannot read properties of undefined (reading 'fetch')"),
    new TypeError("Failed to construct 'Worker': 1 argument required, but only 0 present."),
    new TypeError('offline'),
    new Error('Failed to fetch'),
    new DOMException('The object is in an invalid state.', 'InvalidStateError'),
    new DOMException('The operation was aborted.', 'AbortError'),
    'Failed to fetch',
    undefined,
  ])('is not %s', (error) => expect(isNetworkFailure(error)).toBe(false));
});
