import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addonIdOf } from '../../demo/open-scene.ts';
import { openChromium } from '../browser/chromium.ts';
import { openFirefoxes } from '../browser/firefox.ts';
import type { BrowserName } from '../cells/cell.ts';
import { openStage, type Properties } from '../server/stage.ts';
import type { Actor } from './run-cells.ts';

export interface ActorOptions {
  readonly browser: BrowserName;
  readonly executable: string;
  /** The built extension, or null for the control. */
  readonly buildDir: string | null;
  /** By policy only in Chromium, where `canInstallByPolicy()`. */
  readonly install: 'unpacked' | 'policy';
  readonly properties: Properties;
  /** How many tabs are driven at the same time. */
  readonly lanes: number;
}

export interface OpenActor extends Actor {
  close(): Promise<void>;
}

/** A browser with a fresh profile, and in it a copy of the build, before a server of its own. */
export async function openActor({
  browser,
  executable,
  buildDir,
  install,
  properties,
  lanes,
}: ActorOptions): Promise<OpenActor> {
  const dir = mkdtempSync(join(tmpdir(), 'chaperone-matrix-'));
  const stage = await openStage(properties);
  const extensionDir = buildDir === null ? null : join(dir, 'extension');
  if (buildDir !== null && extensionDir !== null) cpSync(buildDir, extensionDir, { recursive: true });
  const launch = { executable, extensionDir, profileDir: join(dir, 'profile'), headless: true };
  const opened =
    browser === 'chromium'
      ? await openChromium({ ...launch, install, port: stage.port })
      : await openFirefoxes(
          {
            ...launch,
            port: stage.proxyPort,
            homeDir: join(dir, 'home'),
            addonId: extensionDir === null ? null : addonIdOf(extensionDir),
          },
          lanes,
        );
  return {
    browser: opened,
    stage,
    close: async () => {
      await opened.close();
      stage.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
