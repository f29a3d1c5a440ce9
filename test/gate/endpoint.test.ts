import { describe, expect, it } from 'vitest';
import { capture } from '../../src/gate/captured.ts';
import { compileEndpoints, matchEndpoint } from '../../src/gate/endpoint.ts';
import type { WireEndpoint } from '../../src/gate/wire.ts';
import { createPage } from './page.ts';

const native = capture(createPage().window);

function endpoint(purpose: 'prompt' | 'draft', method: string, path: string): WireEndpoint {
  return { purpose, method, path, at: [], action: 'judge' };
}

const endpoints = compileEndpoints(native, [
  endpoint('draft', 'POST', '/api/{org}/chat'),
  endpoint('prompt', 'POST', '/api/{org}/chat'),
  endpoint('prompt', 'WS', '/ws/*'),
  endpoint('draft', 'POST', '/a.b/$rpc'),
]);

describe('matchEndpoint', () => {
  it.each([
    ['POST', '/api/org-1/chat', 'prompt'],
    ['POST', '/api/org-1/chat/more', null],
    ['POST', '/api/a/b/chat', null],
    ['GET', '/api/org-1/chat', null],
    ['WS', '/ws/x/y', 'prompt'],
    ['POST', '/a.b/$rpc', 'draft'],
    ['POST', '/axb/$rpc', null],
  ])('%s %s: %s', (method, path, purpose) => {
    expect(matchEndpoint(native, endpoints, method, path)?.purpose ?? null).toBe(purpose);
  });
});
