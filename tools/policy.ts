import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parsePlainJson } from '../src/policy/plain-json.ts';
import { problemLine, type Problem } from '../src/policy/problem.ts';
import { parsePublicKey } from '../src/policy/public-key.ts';
import { readPolicy, validatePolicy } from '../src/policy/read.ts';
import type { Policy } from '../src/policy/schema.ts';
import { optionFault } from './bootstrap/options.mjs';
import { fileFault } from './command-line/file-fault.ts';
import { jsonFault } from './policy/json-fault.ts';
import { generateKey, parsePrivateKey, publicKeyLine, signBytes, type PrivateKey } from './policy/sign.ts';
import { termOf } from './policy/term.ts';
import { unknownSites } from './policy/unknown-sites.ts';
import { writeResult, writeSecret } from './policy/write-file.ts';

const USAGE = `Makes and checks the signed policy of an institution.

  policy keygen --kid k1 [--es256] [--out private.jwk]   a key pair: the private key to a file, the public line to the terminal
  policy validate policy.json                            says what is wrong with a policy, or that it is good
  policy sign policy.json --key private.jwk [--key ...] [--out policy.jws.json]
                                                         validates and signs; without --out to the terminal
  policy verify policy.jws.json --public k1:base64 [...] checks a signed policy as a browser will

Run it as: npm run -s policy -- keygen ... (after npm ci). docs/POLICY.md says what a policy holds.
`;

class Refusal extends Error {}

function read(file: string | undefined): Uint8Array {
  if (file === undefined) throw new Refusal('a file is missing\n\n' + USAGE);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${fileFault(error)}`);
  }
}

/** The private key in a file, which is named when it holds none: `sign` takes several. */
async function readKey(file: string): Promise<PrivateKey> {
  const text = Buffer.from(read(file)).toString('utf8');
  try {
    return await parsePrivateKey(text);
  } catch (error) {
    throw new Refusal(`${file}: ${told(error)}`);
  }
}

function refuse(heading: string, problems: readonly Problem[]): never {
  throw new Refusal([heading, ...problems.map((problem) => `  ${problemLine(problem)}`)].join('\n'));
}

/** Why these bytes are no document that a policy can be read from. */
function documentProblem(bytes: Uint8Array): Problem {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { path: '', expected: 'text in UTF-8 (an editor on Windows may have saved it as UTF-16)' };
  }
  if (text.startsWith('\uFEFF')) return { path: '', expected: 'UTF-8 without a byte order mark; save it without BOM' };
  const fault = jsonFault(text);
  return fault === null
    ? { path: '', expected: 'no member named __proto__, constructor or prototype' }
    : { path: `line ${fault.line}, column ${fault.column}`, expected: fault.expected };
}

interface Validated {
  readonly policy: Policy;
  readonly notes: readonly string[];
}

/** The policy in these bytes, once it is known to be a good one; its dates may have passed. */
function validated(file: string, bytes: Uint8Array): Validated {
  const heading = `${file} is no policy:`;
  let value: unknown;
  try {
    value = parsePlainJson(bytes);
  } catch {
    refuse(heading, [documentProblem(bytes)]);
  }
  const result = validatePolicy(value);
  if (!result.ok) refuse(heading, result.problems);
  const unknown = unknownSites(result.policy);
  const opening = unknown.filter((site) => site.opens);
  if (opening.length > 0) refuse(heading, opening);
  return { policy: result.policy, notes: unknown.map((site) => `note: ${problemLine(site)}`) };
}

/** A signed policy is refused with the code that browsers show, which the administrator may not know. */
function refuseSigned(fault: string, problems: readonly Problem[]): never {
  const lines = problems.map((problem) => `  ${problemLine(problem)}`);
  throw new Refusal(
    [`refused: ${fault}`, ...lines, 'docs/POLICY.md says what each code means and what to do'].join('\n'),
  );
}

function notYetNote(policy: Policy): string[] {
  const { notYet } = termOf(policy, Date.now());
  return notYet === null ? [] : [`note: ${notYet}`];
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h', default: false },
  kid: { type: 'string' },
  es256: { type: 'boolean', default: false },
  out: { type: 'string' },
  key: { type: 'string', multiple: true, default: [] },
  public: { type: 'string', multiple: true, default: [] },
} as const satisfies ParseArgsConfig['options'];

function wordsOf(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch (error) {
    throw new Refusal(`${optionFault(error)}\n\n${USAGE}`);
  }
}

async function run(args: string[]): Promise<void> {
  const { values, positionals } = wordsOf(args);
  const [command, file] = positionals;
  if (values.help) {
    process.stdout.write(USAGE);
  } else if (command === 'keygen') {
    if (values.kid === undefined) throw new Refusal('--kid is missing: the name by which signatures refer to the key');
    const key = await generateKey(values.kid, values.es256 ? 'ES256' : 'Ed25519');
    if (parsePublicKey(publicKeyLine(key)) === null)
      throw new Refusal('--kid: letters, digits, dot, hyphen, underscore, at most 64');
    const out = values.out ?? `${values.kid}.private.jwk`;
    writeSecret(out, `${JSON.stringify(key, null, 2)}\n`);
    process.stderr.write(`private key: ${out} (keep it off the network)\npolicyPublicKeys entry:\n`);
    process.stdout.write(`${publicKeyLine(key)}\n`);
  } else if (command === 'validate') {
    const { policy, notes } = validated(file ?? '', read(file));
    const { expired } = termOf(policy, Date.now());
    const dates = expired === null ? notYetNote(policy) : [`note: ${problemLine(expired)}`];
    process.stdout.write([...notes, ...dates, `good: serial ${policy.serial}`, ''].join('\n'));
  } else if (command === 'sign') {
    const bytes = read(file);
    const { policy, notes } = validated(file ?? '', bytes);
    const { expired } = termOf(policy, Date.now());
    if (expired !== null) refuse(`${file} was not signed:`, [expired]);
    for (const note of [...notes, ...notYetNote(policy)]) process.stderr.write(`${note}\n`);
    if (values.key.length === 0) throw new Refusal('--key is missing: the private key file');
    const keys = await Promise.all(values.key.map(readKey));
    const signed = await signBytes(bytes, keys);
    if (values.out === undefined) process.stdout.write(signed);
    else writeResult(values.out, signed);
  } else if (command === 'verify') {
    const keys = values.public.map((line) => parsePublicKey(line) ?? refuseKey());
    if (keys.length === 0) throw new Refusal('--public is missing: kid:base64 as keygen printed it');
    const reading = await readPolicy(read(file), keys);
    if (!reading.ok) refuseSigned(reading.fault, reading.problems);
    const { policy } = reading;
    const { expired } = termOf(policy, Date.now());
    if (expired !== null) refuseSigned('expired', [expired]);
    for (const note of notYetNote(policy)) process.stderr.write(`${note}\n`);
    process.stdout.write(
      `good: organisation ${policy.organisation}, serial ${policy.serial}, until ${policy.expiresAt}\n`,
    );
  } else {
    throw new Refusal(command === undefined ? USAGE : `${command} is no command\n\n${USAGE}`);
  }
}

function refuseKey(): never {
  throw new Refusal('--public: kid:base64 of a raw Ed25519 (32 bytes) or P-256 (65 bytes) public key');
}

/** What the file system has to say names files, nothing of their contents. */
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
