import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Driver, Install, LaunchOptions } from './driver/driver.ts';
import { launchChromium } from './driver/chromium.ts';
import { canInstallByPolicy } from './driver/policy-install.ts';
import { launchFirefox } from './driver/firefox.ts';
import { openInstitution } from './institution/institution.ts';
import { manageChromium, manageFirefox } from './machine-policy.ts';
import type { Scene } from './story/scene.ts';

export type BrowserName = 'chromium' | 'firefox';

export interface SceneOptions {
  readonly browser: BrowserName;
  readonly executable: string;
  /** The built extension, or null for the control. */
  readonly buildDir: string | null;
  readonly headless: boolean;
  /** Absent: unpacked. Chromium only: Firefox grants an add-on the same, however it was installed. */
  readonly install?: Install;
  /** False: without the institution's settings, which take Chromium some seconds to learn. */
  readonly isManaged?: boolean;
}

export interface OpenScene extends Scene {
  /** Whether the browser has the institution's managed settings. */
  readonly hasPolicy: boolean;
  close(): Promise<void>;
}

/** An institution, a browser with a fresh profile, and in it a copy of the build with the institution's settings. */
export async function openScene(options: SceneOptions): Promise<OpenScene> {
  const dir = mkdtempSync(join(tmpdir(), 'chaperone-demo-'));
  const institution = await openInstitution();
  const extensionDir = options.buildDir === null ? null : copyOf(options.buildDir, join(dir, 'extension'));
  const homeDir = join(dir, 'home');
  const addonId = extensionDir === null || options.browser === 'chromium' ? null : addonIdOf(extensionDir);
  const isManaged = options.isManaged ?? true;
  const settings = isManaged ? institution.managedSettings : {};
  let unmanage: (() => void) | null = null;
  if (!isManaged) unmanage = null;
  else if (addonId !== null) unmanage = manageFirefox(addonId, homeDir, settings);
  else if (options.install === 'policy') unmanage = () => undefined;
  else if (extensionDir !== null) unmanage = manageChromium(extensionDir, settings);
  const launch: LaunchOptions = {
    executable: options.executable,
    port: options.browser === 'chromium' ? institution.chatPort : institution.proxyPort,
    extensionDir,
    profileDir: join(dir, 'profile'),
    headless: options.headless,
  };
  let driver: Driver;
  try {
    driver =
      options.browser === 'chromium'
        ? await launchChromium({ ...launch, install: options.install ?? 'unpacked', settings })
        : await launchFirefox({ ...launch, homeDir, addonId });
  } catch (error) {
    unmanage?.();
    institution.close();
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
  return {
    driver,
    institution,
    isGuarded: extensionDir !== null,
    hasPolicy: unmanage !== null,
    close: async () => {
      await driver.close();
      unmanage?.();
      institution.close();
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * A scene in which the browser shows the extension all requests: Firefox's own guarded one, in Chromium one that a policy
 * installs; null where this machine cannot give the browser a policy of its own.
 */
export async function openNetted(options: SceneOptions, guarded: OpenScene | null): Promise<OpenScene | null> {
  if (options.browser === 'firefox') return guarded;
  return canInstallByPolicy() ? openScene({ ...options, install: 'policy', isManaged: false }) : null;
}

/** Firefox's id of an add-on, from its manifest. */
export function addonIdOf(extensionDir: string): string {
  const manifest: { browser_specific_settings?: { gecko?: { id?: string } } } = JSON.parse(
    readFileSync(join(extensionDir, 'manifest.json'), 'utf8'),
  );
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error('the build names no add-on id');
  return id;
}

function copyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  return to;
}
