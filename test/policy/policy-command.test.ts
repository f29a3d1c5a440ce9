import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Policy } from '../../src/policy/schema.ts';
import { generateKey, publicKeyLine, signPolicy } from '../../tools/policy/sign.ts';
import { samplePolicy } from './sample-policy.ts';

/** Days from now, in UTC: the command asks the clock. */
function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString();
}

const UNTIL = day(30);

function livePolicy(changes: Partial<Policy> = {}): Policy {
  return samplePolicy({ issuedAt: day(-1), expiresAt: UNTIL, ...changes });
}

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
    write('policy.json', livePolicy());
    const key = await policy('keygen', '--kid', 'k1');
    expect(key.out).toMatch(/^k1:[\w-]{43}\n$/);
    expect(statSync(join(folder, 'k1.private.jwk')).mode & 0o077).toBe(0);
    const signed = await policy('sign', 'policy.json', '--key', 'k1.private.jwk');
    write('policy.jws.json', signed.out);
    expect(await policy('verify', 'policy.jws.json', '--public', key.out.trim())).toEqual({
      status: 0,
      out: `good: organisation st-mary, serial 7, until ${UNTIL}\n`,
      err: '',
    });
    const other = await policy('keygen', '--kid', 'k1', '--es256', '--out', 'other.jwk');
    expect(await policy('verify', 'policy.jws.json', '--public', other.out.trim())).toMatchObject({
      status: 1,
      err: 'refused: unknown-key\ndocs/POLICY.md says what each code means and what to do\n',
    });
  });

  it('never writes over a private key', async () => {
    await policy('keygen', '--kid', 'k2');
    const before = readFileSync(join(folder, 'k2.private.jwk'), 'utf8');
    const again = await policy('keygen', '--kid', 'k2');
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(again.err).toMatch(/^k2\.private\.jwk exists already and was left as it is: .*--out/);
    expect(readFileSync(join(folder, 'k2.private.jwk'), 'utf8')).toBe(before);
  });

  it('says what is wrong with a policy, and does not sign it', async () => {
    write('bad.json', { ...livePolicy(), serial: 'seven' });
    const refusal = { status: 1, out: '', err: 'bad.json is no policy:\n  serial: expected number\n' };
    expect(await policy('validate', 'bad.json')).toEqual(refusal);
    expect(await policy('sign', 'bad.json', '--key', 'k1.private.jwk')).toEqual(refusal);
  });

  it('writes the signed policy itself where it is told to', async () => {
    write('policy.json', livePolicy());
    const key = await policy('keygen', '--kid', 'k3');
    const signed = await policy('sign', 'policy.json', '--key', 'k3.private.jwk', '--out', 'out.jws.json');
    expect(signed).toEqual({ status: 0, out: '', err: '' });
    expect((await policy('verify', 'out.jws.json', '--public', key.out.trim())).status).toBe(0);
  });

  it('says how a result can be written that was not', async () => {
    write('policy.json', livePolicy());
    await policy('keygen', '--kid', 'k7');
    const sign = await policy('sign', 'policy.json', '--key', 'k7.private.jwk', '--out', 'missing/out.json');
    expect(sign).toEqual({
      status: 1,
      out: '',
      err: 'missing/out.json was not written, for there is no folder missing: make it first, or name another file with --out\n',
    });
    const folded = await policy('sign', 'policy.json', '--key', 'k7.private.jwk', '--out', '.');
    expect(folded.err).toBe('. was not written: it is a folder, not a file; name another file with --out\n');
  });

  it('says which of several keys is none', async () => {
    write('policy.json', livePolicy());
    write('public.txt', 'k8:AAAA');
    await policy('keygen', '--kid', 'k8');
    const sign = await policy('sign', 'policy.json', '--key', 'k8.private.jwk', '--key', 'public.txt');
    expect(sign.err).toMatch(/^public\.txt: not a private key/);
  });

  it('names a command or option that it does not know', async () => {
    expect((await policy('frob', 'policy.json')).err).toMatch(/^frob is no command\n\n.*policy keygen/s);
    expect((await policy('validate', '--frob')).err).toMatch(/^unknown option --frob\n\n.*policy keygen/s);
  });

  it('names the line and column of a slip in the JSON, and no value', async () => {
    const text = JSON.stringify(livePolicy({ institution: { name: 'Jane Roe' } }), null, 2);
    write('comma.json', text.replace('"serial": 7,', '"serial": 7'));
    expect(await policy('validate', 'comma.json')).toEqual({
      status: 1,
      out: '',
      err: 'comma.json is no policy:\n  line 5, column 3: expected a comma or } before this\n',
    });
    write('mark.json', `\uFEFF${text}`);
    expect((await policy('validate', 'mark.json')).err).toContain('without a byte order mark');
    writeFileSync(join(folder, 'wide.json'), `\uFEFF${text}`, 'utf16le');
    expect((await policy('validate', 'wide.json')).err).toContain('text in UTF-8');
    write('poison.json', text.replace('"institution"', '"__proto__"'));
    expect((await policy('validate', 'poison.json')).err).toContain('no member named __proto__');
  });

  it('does not sign, nor call good, what every browser would refuse as run out', async () => {
    write('old.json', livePolicy({ issuedAt: day(-9), expiresAt: day(-1) }));
    const told = 'expiresAt: expected a time in the future; every browser refuses a policy that has run out.';
    const validate = await policy('validate', 'old.json');
    expect(validate.status).toBe(0);
    expect(validate.out).toMatch(/^note: expiresAt: expected a time in the future.*\ngood: serial 7\n$/);
    await policy('keygen', '--kid', 'k4');
    const sign = await policy('sign', 'old.json', '--key', 'k4.private.jwk', '--out', 'old.jws.json');
    expect(sign).toMatchObject({ status: 1, out: '' });
    expect(sign.err).toContain(`old.json was not signed:\n  ${told}`);
    expect(existsSync(join(folder, 'old.jws.json'))).toBe(false);
  });

  it('does not call a signed policy good once it has run out', async () => {
    const key = await generateKey('k5');
    const old = livePolicy({ issuedAt: day(-9), expiresAt: day(-1) });
    write('old.jws.json', await signPolicy(old, [key]));
    const verify = await policy('verify', 'old.jws.json', '--public', publicKeyLine(key));
    expect(verify).toMatchObject({ status: 1, out: '' });
    expect(verify.err).toMatch(/^refused: expired\n {2}expiresAt: expected a time in the future.*\ndocs\/POLICY\.md /);
  });

  it.each([{ notBefore: day(3) }, { issuedAt: day(4) }])('notes that %j begins later, and signs', async (dates) => {
    const key = await generateKey('k6');
    write('later.json', livePolicy(dates));
    write('later.jwk', key);
    expect((await policy('validate', 'later.json')).out).toMatch(/^note: browsers refuse this policy until .*\ngood/);
    const sign = await policy('sign', 'later.json', '--key', 'later.jwk', '--out', 'later.jws.json');
    expect(sign.status).toBe(0);
    expect(sign.err).toMatch(/^note: browsers refuse/);
    const verify = await policy('verify', 'later.jws.json', '--public', publicKeyLine(key));
    expect(verify.out).toMatch(/^good/);
    expect(verify.err).toMatch(/^note: browsers refuse/);
  });

  it.each(['prohibited', 'restricted'] as const)('refuses a %s site id that nobody knows', async (status) => {
    write('slip.json', livePolicy({ sites: [{ match: ['chat.new.example', 'deapseek'], status }] }));
    const told =
      'slip.json is no policy:\n  sites[0].match[1]: expected the id of a known site (nearest: deepseek, claude, chatgpt), or a host such as chat.example.org\n';
    expect(await policy('validate', 'slip.json')).toEqual({ status: 1, out: '', err: told });
    expect(await policy('sign', 'slip.json', '--key', 'none.jwk')).toEqual({ status: 1, out: '', err: told });
  });

  it('notes an approved site id that nobody knows: nothing is opened by it', async () => {
    write('slip.json', livePolicy({ sites: [{ match: ['chatgtp'], status: 'approved' }] }));
    expect((await policy('validate', 'slip.json')).out).toMatch(
      /^note: sites\[0\]\.match\[0\]: expected the id of a known site \(nearest: chatgpt, .*\ngood: serial 7\n$/,
    );
  });

  it('explains itself when it is not understood', async () => {
    const none = await policy();
    expect(none.status).toBe(1);
    expect(none.err).toContain('policy keygen');
    expect(await policy('--help')).toEqual({ status: 0, out: none.err.trimEnd() + '\n', err: '' });
    write('not-a-key.jwk', '{"kty":"OKP"}');
    write('policy.json', livePolicy());
    expect((await policy('sign', 'policy.json', '--key', 'not-a-key.jwk')).err).toContain('not a private key');
    expect((await policy('verify', 'policy.json', '--public', 'k1')).err).toContain('kid:base64');
    expect((await policy('validate', 'absent.json')).err).toBe(
      'absent.json cannot be read: there is no such file or folder\n',
    );
  });
});
