import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openChromium } from '../browser/chromium.ts';
import type { BrowserName } from '../cells/cell.ts';
import { openStage, type Properties } from '../server/stage.ts';
import type { Actor } from './run-column.ts';

export interface ActorOptions {
  readonly browser: BrowserName;
  readonly executable: string;
  /** The built extension, or null for the control. */
  readonly buildDir: string | null;
  readonly properties: Properties;
}

export interface OpenActor extends Actor {
  close(): Promise<void>;
}

/** A browser with a fresh profile, and in it a copy of the build, before a server of its own. */
export async function openActor({ browser, executable, buildDir, properties }: ActorOptions): Promise<OpenActor> {
  const dir = mkdtempSync(join(tmpdir(), 'chaperone-matrix-'));
  const stage = await openStage(properties);
  const extensionDir = buildDir === null ? null : join(dir, 'extension');
  if (buildDir !== null && extensionDir !== null) cpSync(buildDir, extensionDir, { recursive: true });
  const launch = { executable, extensionDir, profileDir: join(dir, 'profile'), headless: true };
  if (browser !== 'chromium') throw new Error('not yet');
  const opened = await openChromium({ ...launch, port: stage.port });
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
