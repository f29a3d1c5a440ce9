import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Adds to package-lock.json the optional platform packages that npm leaves out (npm/cli#4828: a lockfile written on one
 * platform, or against a registry that lacks a build, names only what was installed). Without them `npm ci` refuses the
 * file. Run after each `npm install`: node tools/complete-lockfile.mjs
 */
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openharmony', 'sunos', 'aix', 'netbsd', 'openbsd'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el'];

function platformOf(name) {
  const build = name.split('/').at(-1);
  const os = SYSTEMS.find((system) => build.includes(system));
  const cpu = build.includes('wasm') ? 'wasm32' : PROCESSORS.find((processor) => build.includes(processor));
  const libc = build.includes('musl') ? 'musl' : build.includes('gnu') ? 'glibc' : undefined;
  return { ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }), ...(os && { os: [os] }) };
}

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`]) continue;
    const version = range.replace(/^[\^~]/, '');
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(entry.dev && { dev: true }),
      optional: true,
      ...platformOf(name),
    };
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
