import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Server } from 'node:net';
import { makeCertificate, type Certificate } from '../../demo/institution/certificate.ts';
import { createConnectProxy } from '../../demo/institution/connect-proxy.ts';
import { listen } from '../../demo/institution/listen.ts';
import type { CellPage } from '../cells/cell.ts';
import { createMatrixServer } from './matrix-server.ts';
import { createArrivals, type Arrivals } from './received.ts';

/** What every server of one run shares. */
export interface Properties {
  readonly certificate: Certificate;
  readonly bundles: ReadonlyMap<string, string>;
  readonly cells: ReadonlyMap<string, CellPage>;
}

/** The server of one browser and everything that it received. */
export interface Stage {
  readonly arrivals: Arrivals;
  readonly port: number;
  readonly proxyPort: number;
  close(): void;
}

export async function makeProperties(cells: readonly CellPage[]): Promise<Properties> {
  const [certificate, bundles] = await Promise.all([
    makeCertificate(['chatgpt.com', '*.chatgpt.com', '*.elsewhere.example']),
    bundlePages(),
  ]);
  return { certificate, bundles, cells: new Map(cells.map((cell) => [cell.key, cell])) };
}

export async function openStage(properties: Properties): Promise<Stage> {
  const arrivals = createArrivals();
  const server = createMatrixServer({ ...properties, arrivals });
  const port = await listen(server);
  const proxy = createConnectProxy(port);
  const proxyPort = await listen(proxy);
  const open = new Set<{ destroy(): void }>();
  for (const each of [server, proxy]) each.on('connection', (socket: { destroy(): void }) => void open.add(socket));
  return {
    arrivals,
    port,
    proxyPort,
    close: () => {
      [server, proxy].forEach((each: Server) => each.close());
      for (const socket of open) socket.destroy();
    },
  };
}

/** `/m/NAME.js` for each `bundle-NAME.ts` of the pages. */
async function bundlePages(): Promise<Map<string, string>> {
  const folder = fileURLToPath(new URL('../page/', import.meta.url));
  const names = readdirSync(folder).flatMap((file) => /^bundle-(\w+)\.ts$/.exec(file)?.[1] ?? []);
  const result = await build({
    entryPoints: names.map((name) => ({ in: `${folder}bundle-${name}.ts`, out: name })),
    bundle: true,
    write: false,
    outdir: '/m',
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return new Map(result.outputFiles.map(({ path, text }) => [path, text]));
}
