import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../../tools/bootstrap/browsers.mjs';
import { buildDirOf } from '../../tools/demo/build-extension.ts';
import type { GuardView } from '../../tools/demo/driver/driver.ts';
import { addonIdOf, type BrowserName } from '../../tools/demo/open-scene.ts';
import { openChromiumLab } from './chromium-lab.ts';
import { openFirefoxLab } from './firefox-lab.ts';

/** One tab of a real browser in which something is measured, driven by real keys that follow each other at once. */
export interface Lab {
  readonly version: string;
  /** Where the extension's own pages are; null without the extension. */
  readonly extensionUrl: string | null;
  /** A script for every page from now on, ahead of every other, the extension's included. */
  preload(script: string): Promise<void>;
  /** Loads a page and waits for its load event. */
  open(url: string): Promise<void>;
  /** An expression as a script of the page would evaluate it, or what its promise comes to; nothing else runs there. */
  evaluate(expression: string): Promise<unknown>;
  /** Text as an input method or quick fingers would put it in. */
  insert(text: string): Promise<void>;
  /** Keys without a pause between them, all in one trip to the browser. */
  press(...keys: readonly LabKey[]): Promise<void>;
  /** Puts text on the clipboard. */
  copy(text: string): Promise<void>;
  /** What the guard shows, the panel included. */
  guard(): Promise<GuardView>;
  /** Bytes of the page's JavaScript heap, of all worlds, after a collection; null where no protocol tells. */
  heapBytes(): Promise<number | null>;
  close(): Promise<void>;
}

export type LabKey = 'Enter' | 'Escape' | 'paste' | 'select all' | 'Delete';

/** Loopback ports of the server that stands in for every host. */
interface Ports {
  readonly chatPort: number;
  readonly proxyPort: number;
}

export interface LabOptions {
  readonly browser: BrowserName;
  readonly ports: Ports;
  /** control: without the extension. */
  readonly side: 'guarded' | 'control';
  /** Changes the copy of the build before the browser loads it. */
  readonly prepare?: (extensionDir: string) => void;
}

/** @throws Error when there is no such browser here. */
export async function openLab({ browser, ports, side, prepare }: LabOptions): Promise<Lab> {
  const executable = findBrowser(browser);
  if (executable === null) throw new Error(`no ${browser} was found`);
  const dir = mkdtempSync(join(tmpdir(), 'chaperone-lab-'));
  const extensionDir = side === 'guarded' ? join(dir, 'extension') : null;
  if (extensionDir !== null) {
    cpSync(buildDirOf(browser), extensionDir, { recursive: true });
    prepare?.(extensionDir);
  }
  const launch = { executable, extensionDir, profileDir: join(dir, 'profile'), headless: true };
  const lab =
    browser === 'chromium'
      ? await openChromiumLab({ ...launch, port: ports.chatPort })
      : await openFirefoxLab({
          ...launch,
          port: ports.proxyPort,
          homeDir: join(dir, 'home'),
          addonId: extensionDir === null ? null : addonIdOf(extensionDir),
        });
  return {
    ...lab,
    close: async () => {
      await lab.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
