import type { Site } from './schema.ts';

/** Identity that types a built-in entry at its place; apart from the schema, which pages need not load. */
export function defineSite(site: Site): Site {
  return site;
}
