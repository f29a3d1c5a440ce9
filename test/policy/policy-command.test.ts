import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { samplePolicy } from './sample-policy.ts';

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chaperone-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function policy(...args: string[]): Promise<Run> {
  const node = join(process.cwd(), 'node_modules/.bin/node');
  return new Promise((resolve) => {
    execFile(node, [join(process.cwd(), 'tools/policy.ts'), ...args], { cwd: folder }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

function write(name: string, value: unknown): void {
  writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
}

describe('the policy command', () => {
  it('makes a key, signs, and verifies what it signed', async () => {
    write('policy.json', samplePolicy());
    const key = await policy('keygen', '--kid', 'k1');
    expect(key.out).toMatch(/^k1:[\w-]{43}\n$/);
    expect(statSync(join(folder, 'k1.private.jwk')).mode & 0o077).toBe(0);
    const signed = await policy('sign', 'policy.json', '--key', 'k1.private.jwk');
    write('policy.jws.json', signed.out);
    expect(await policy('verify', 'policy.jws.json', '--public', key.out.trim())).toEqual({
      status: 0,
      out: 'good: organisation st-mary, serial 7, until 2026-12-01T00:00:00Z\n',
      err: '',
    });
    const other = await policy('keygen', '--kid', 'k1', '--es256', '--out', 'other.jwk');
    expect(await policy('verify', 'policy.jws.json', '--public', other.out.trim())).toMatchObject({
      status: 1,
      err: 'refused: unknown-key\n',
    });
  });

  it('never writes over a private key', async () => {
    await policy('keygen', '--kid', 'k2');
    const before = readFileSync(join(folder, 'k2.private.jwk'), 'utf8');
    expect((await policy('keygen', '--kid', 'k2')).status).toBe(1);
    expect(readFileSync(join(folder, 'k2.private.jwk'), 'utf8')).toBe(before);
  });

  it('says what is wrong with a policy, and does not sign it', async () => {
    write('bad.json', { ...samplePolicy(), serial: 'seven' });
    const refusal = { status: 1, out: '', err: 'bad.json is no policy:\n  serial: expected number\n' };
    expect(await policy('validate', 'bad.json')).toEqual(refusal);
    expect(await policy('sign', 'bad.json', '--key', 'k1.private.jwk')).toEqual(refusal);
  });

  it('notes a site id that nobody knows', async () => {
    write('slip.json', samplePolicy({ sites: [{ match: ['chatgtp'], status: 'prohibited' }] }));
    expect((await policy('validate', 'slip.json')).out).toBe(
      'note: no built-in site and no entry has the id chatgtp\ngood: serial 7\n',
    );
  });

  it('explains itself when it is not understood', async () => {
    const none = await policy();
    expect(none.status).toBe(1);
    expect(none.err).toContain('policy keygen');
    write('not-a-key.jwk', '{"kty":"OKP"}');
    write('policy.json', samplePolicy());
    expect((await policy('sign', 'policy.json', '--key', 'not-a-key.jwk')).err).toContain('not a private key');
    expect((await policy('verify', 'policy.json', '--public', 'k1')).err).toContain('kid:base64');
    expect((await policy('validate', 'absent.json')).err).toBe('absent.json cannot be read\n');
  });
});
