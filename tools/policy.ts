import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parsePlainJson } from '../src/policy/plain-json.ts';
import { problemLine, type Problem } from '../src/policy/problem.ts';
import { parsePublicKey } from '../src/policy/public-key.ts';
import { readPolicy, validatePolicy } from '../src/policy/read.ts';
import { unknownSiteIds } from './policy/unknown-sites.ts';
import { generateKey, parsePrivateKey, publicKeyLine, signBytes } from './policy/sign.ts';

const USAGE = `Makes and checks the signed policy of an institution.

  policy keygen --kid k1 [--es256] [--out private.jwk]   a key pair: the private key to a file, the public line to the terminal
  policy validate policy.json                            says what is wrong with a policy, or that it is good
  policy sign policy.json --key private.jwk [--key ...]  validates, then prints the signed policy
  policy verify policy.jws.json --public k1:base64 [...] checks a signed policy as a browser will
`;

class Refusal extends Error {}

function read(file: string | undefined): Uint8Array {
  if (file === undefined) throw new Refusal('a file is missing\n\n' + USAGE);
  try {
    return readFileSync(file);
  } catch {
    throw new Refusal(`${file} cannot be read`);
  }
}

function refuse(file: string, problems: readonly Problem[]): never {
  throw new Refusal([`${file} is no policy:`, ...problems.map((problem) => `  ${problemLine(problem)}`)].join('\n'));
}

/** The bytes as they stand, once they are known to be a good policy. */
function validated(file: string, bytes: Uint8Array): { serial: number; notes: string[] } {
  let value: unknown;
  try {
    value = parsePlainJson(bytes);
  } catch {
    refuse(file, [{ path: '', expected: 'JSON in UTF-8, without the member names __proto__, constructor, prototype' }]);
  }
  const result = validatePolicy(value);
  if (!result.ok) refuse(file, result.problems);
  const notes = unknownSiteIds(result.policy).map((id) => `note: no built-in site and no entry has the id ${id}`);
  return { serial: result.policy.serial, notes };
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kid: { type: 'string' },
      es256: { type: 'boolean', default: false },
      out: { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      public: { type: 'string', multiple: true, default: [] },
    },
  });
  const [command, file] = positionals;
  if (command === 'keygen') {
    if (values.kid === undefined) throw new Refusal('--kid is missing: the name by which signatures refer to the key');
    const key = await generateKey(values.kid, values.es256 ? 'ES256' : 'Ed25519');
    if (parsePublicKey(publicKeyLine(key)) === null)
      throw new Refusal('--kid: letters, digits, dot, hyphen, underscore, at most 64');
    const out = values.out ?? `${values.kid}.private.jwk`;
    writeFileSync(out, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    process.stderr.write(`private key: ${out} (keep it off the network)\npolicyPublicKeys entry:\n`);
    process.stdout.write(`${publicKeyLine(key)}\n`);
  } else if (command === 'validate') {
    const { serial, notes } = validated(file ?? '', read(file));
    process.stdout.write([...notes, `good: serial ${serial}`, ''].join('\n'));
  } else if (command === 'sign') {
    const bytes = read(file);
    for (const note of validated(file ?? '', bytes).notes) process.stderr.write(`${note}\n`);
    if (values.key.length === 0) throw new Refusal('--key is missing: the private key file');
    const keys = await Promise.all(
      values.key.map(async (name) => await parsePrivateKey(Buffer.from(read(name)).toString('utf8'))),
    );
    process.stdout.write(await signBytes(bytes, keys));
  } else if (command === 'verify') {
    const keys = values.public.map((line) => parsePublicKey(line) ?? refuseKey());
    if (keys.length === 0) throw new Refusal('--public is missing: kid:base64 as keygen printed it');
    const reading = await readPolicy(read(file), keys);
    if (!reading.ok)
      throw new Refusal(
        [`refused: ${reading.fault}`, ...reading.problems.map((problem) => `  ${problemLine(problem)}`)].join('\n'),
      );
    process.stdout.write(
      `good: organisation ${reading.policy.organisation}, serial ${reading.policy.serial}, until ${reading.policy.expiresAt}\n`,
    );
  } else {
    throw new Refusal(USAGE);
  }
}

function refuseKey(): never {
  throw new Refusal('--public: kid:base64 of a raw Ed25519 (32 bytes) or P-256 (65 bytes) public key');
}

/** What the file system or the argument parser has to say names files and options, nothing of their contents. */
function told(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  return error instanceof Error ? error.message : 'failed';
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${told(error)}\n`);
  process.exitCode = 1;
}
