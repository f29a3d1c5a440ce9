import type { Site } from './schema.ts';

/**
 * Built-in entries reach a page as one small script a site, which the manifest puts before the guard on that site's
 * hosts: a page pays for its own entry, however many there are. Both run in the extension's own world.
 */
type Shelf = typeof globalThis & { chaperoneSites?: Site[] };

export function packedFile(site: Site): string {
  return `sites/${site.id}.js`;
}

export function packedScript(site: Site): string {
  return `(globalThis.chaperoneSites??=[]).push(${JSON.stringify(site)});`;
}

/** The entries that were packed for this page. */
export function packedSites(): readonly Site[] {
  return (globalThis as Shelf).chaperoneSites ?? [];
}
