import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { KNOWN_MATCHES } from './src/app/known-hosts.ts';
import { BUILT_IN_SITES } from './src/sites/builtin.ts';
import { matchPatterns } from './src/sites/match.ts';
import { packedFile, packedScript } from './src/sites/packed.ts';
import { MINIFY, MINIFY_GUARD, minifyGate } from './tools/minify.ts';
import { packStyles } from './tools/pack-styles.ts';

/** From the first moment, in every frame, also in those that have no address of their own. */
const GUARDED = {
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  run_at: 'document_start' as const,
};

/** The gate first, then the site's own entry, then the guard; the recogniser where the package knows no site. */
const CONTENT_SCRIPTS = [
  { ...GUARDED, matches: KNOWN_MATCHES, js: ['content-scripts/gate.js'], world: 'MAIN' as const },
  ...BUILT_IN_SITES.map((site) => ({ ...GUARDED, matches: matchPatterns(site), js: [packedFile(site)] })),
  { ...GUARDED, matches: KNOWN_MATCHES, js: ['guard.js'] },
  {
    matches: ['http://*/*', 'https://*/*'],
    exclude_matches: KNOWN_MATCHES,
    js: ['recognise.js'],
    run_at: 'document_idle' as const,
    all_frames: true,
  },
];

/** The manifest, decided once; every permission is justified in docs/PERMISSIONS.md. */
export default defineConfig({
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  publicDir: 'assets',
  entrypointsDir: 'entrypoints',
  manifestVersion: 3,
  hooks: {
    // The polyfill costs a page 2.4 kB, and what content scripts use has spoken in promises for long in every browser.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script')) return;
      config.resolve = { ...config.resolve, alias: { 'wxt/browser': '@wxt-dev/browser' } };
      const names = new Set(entrypoints.map(({ name }) => name));
      if (names.has('guard')) config.build = { ...config.build, terserOptions: MINIFY_GUARD };
      if (!names.has('gate')) return;
      config.build = { ...config.build, terserOptions: { compress: false, mangle: false } };
      config.plugins = [
        config.plugins,
        { name: 'minify-gate', enforce: 'post', renderChunk: (code) => minifyGate(code) },
      ];
    },
    'build:publicAssets': (_, files) => {
      for (const site of BUILT_IN_SITES) files.push({ relativeDest: packedFile(site), contents: packedScript(site) });
    },
    'build:manifestGenerated': (_, manifest) => {
      manifest.content_scripts = CONTENT_SCRIPTS;
    },
  },
  vite: () => ({
    plugins: [preact(), packStyles()], // Older targets would rewrite light-dark() so that the panel could not follow the page's theme.
    build: {
      sourcemap: false,
      target: ['chrome137', 'firefox153'],
      minify: 'terser',
      terserOptions: MINIFY,
    },
  }),
  manifest: ({ browser }) => ({
    name: 'Chaperone',
    description:
      'Guards what clinicians send to AI chatbots: patient identifiers are caught on the device and go out de-identified.',
    permissions: [
      'storage',
      'alarms',
      'scripting',
      'declarativeNetRequest',
      'webRequest',
      'webRequestBlocking',
      ...(browser === 'firefox' ? [] : ['offscreen']),
    ],
    host_permissions: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src data: https: http://127.0.0.1:* http://localhost:*; worker-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    storage: { managed_schema: 'managed.json' },
    web_accessible_resources: [{ resources: ['panel.html', 'stopped.html'], matches: ['http://*/*', 'https://*/*'] }],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'guard@chaperone.example',
              strict_min_version: '153.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '137' }),
  }),
});
