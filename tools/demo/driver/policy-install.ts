import { execFile, spawnSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { listen } from '../institution/listen.ts';
import { extensionIdOf, type ManagedSettings } from '../machine-policy.ts';

export interface PolicyInstallOptions {
  readonly executable: string;
  readonly extensionDir: string;
  readonly settings: ManagedSettings;
  /** An empty folder for the package, the key and the policy files. */
  readonly workDir: string;
}

/** What a browser needs in order to install the extension as an institution's administrator has it installed. */
export interface PolicyInstall {
  /** Starts the browser in a mount namespace of its own, in which alone the policy stands. */
  readonly executable: string;
  readonly extensionId: string;
  close(): void;
}

/** Root may mount in a new namespace; anybody else is root in a new user namespace, where the system has them. */
const UNSHARE = process.getuid?.() === 0 ? ['-m'] : ['-Urm'];
/** Where Debian's Chromium, and Google Chrome and Edge, keep machine policy, below the folder that is mounted over. */
const POLICY_FOLDERS = ['chromium/policies/managed', 'opt/chrome/policies/managed', 'opt/edge/policies/managed'];
/** The policy folders themselves need not exist, and only root could make them; these are part of any installation. */
const MOUNTED = ['chromium', 'opt'];

/** Whether a browser can be given a machine policy here that no other browser of the machine sees. */
export function canInstallByPolicy(): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...UNSHARE, 'mount', '--bind', '/', '/']).status === 0;
}

/** Packs the extension, offers it on loopback, and writes the policy that forces it on the browser. */
export async function installByPolicy(options: PolicyInstallOptions): Promise<PolicyInstall> {
  const { crx, extensionId } = await pack(options);
  const manifest: { version: string } = JSON.parse(readFileSync(join(options.extensionDir, 'manifest.json'), 'utf8'));
  let origin = '';
  const server = createServer((request, response) => {
    if (request.url === '/guard.crx') response.setHeader('content-type', 'application/x-chrome-extension').end(crx);
    else response.setHeader('content-type', 'text/xml').end(updateXml(extensionId, manifest.version, origin));
  });
  origin = `http://127.0.0.1:${await listen(server)}`;
  const policy = JSON.stringify({
    ExtensionSettings: { [extensionId]: { installation_mode: 'force_installed', update_url: `${origin}/update.xml` } },
    // Otherwise a debugger sees nothing of an extension that an administrator has installed.
    DeveloperToolsAvailability: 1,
    '3rdparty': { extensions: { [extensionId]: options.settings } },
  });
  for (const folder of POLICY_FOLDERS) {
    mkdirSync(join(options.workDir, 'etc', folder), { recursive: true });
    writeFileSync(join(options.workDir, 'etc', folder, 'chaperone.json'), policy);
  }
  return {
    executable: writeLauncher(options),
    extensionId,
    close: () => void server.close().unref(),
  };
}

/** The browser packs its own format and makes a key; the id comes from the key. */
async function pack({ executable, extensionDir, workDir }: PolicyInstallOptions) {
  const unpacked = join(workDir, 'guard');
  mkdirSync(dirname(unpacked), { recursive: true });
  await promisify(execFile)('cp', ['-r', extensionDir, unpacked]);
  const profile = `--user-data-dir=${join(workDir, 'packer')}`;
  await promisify(execFile)(executable, ['--headless=new', '--no-sandbox', profile, `--pack-extension=${unpacked}`]);
  const key = createPublicKey(createPrivateKey(readFileSync(`${unpacked}.pem`)));
  const digest = createHash('sha256').update(key.export({ type: 'spki', format: 'der' }));
  return { crx: readFileSync(`${unpacked}.crx`), extensionId: extensionIdOf(digest.digest('hex')) };
}

function updateXml(id: string, version: string, origin: string): string {
  return `<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0"><app appid="${id}"><updatecheck codebase="${origin}/guard.crx" version="${version}"/></app></gupdate>`;
}

/** A program that mounts the policy over the machine's and becomes the browser; paths travel as arguments only. */
function writeLauncher({ executable, workDir }: PolicyInstallOptions): string {
  const mounts = MOUNTED.map((name) => `if [ -d /etc/${name} ]; then mount --bind "$0/${name}" /etc/${name}; fi`);
  const file = join(workDir, 'browser.sh');
  const inside = [...mounts, 'exec "$@"'].join(' && ');
  const quoted = [inside, join(workDir, 'etc'), executable].map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  writeFileSync(file, `#!/bin/sh\nexec unshare ${UNSHARE.join(' ')} sh -c ${quoted.join(' ')} "$@"\n`, { mode: 0o755 });
  return file;
}
