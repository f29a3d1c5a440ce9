/** Draws assets/icon/mark.svg at the sizes that a manifest names: `node tools/build-icons.ts`. Needs Chromium. */
import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const ICON_SIZES = [16, 32, 48, 128];
const FOLDER = new URL('../assets/icon/', import.meta.url);

const svg = await readFile(new URL('mark.svg', FOLDER), 'utf8');
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
});
for (const size of ICON_SIZES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await writeFile(new URL(`${size}.png`, FOLDER), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
console.log(`assets/icon: ${ICON_SIZES.map((size) => `${size}.png`).join(', ')}`);
