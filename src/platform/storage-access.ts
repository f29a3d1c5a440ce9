import { browser } from 'wxt/browser';

interface GuardedArea {
  setAccessLevel?(access: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/**
 * Takes `storage.local` away from content scripts: what a page's process could write there (a policy URL, a serial) the
 * background would believe. Firefox has no such switch; there the kept policy's signature is what protects it.
 */
export async function closeStorageToPages(): Promise<void> {
  await (browser.storage.local as GuardedArea).setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
