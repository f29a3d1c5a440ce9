import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** The script of the demo chat pages, with the real editors in it. */
export async function bundleClient(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('client/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  const script = result.outputFiles[0];
  if (script === undefined) throw new Error('esbuild wrote no script');
  return script.text;
}
