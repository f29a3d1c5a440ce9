import { TWO_PART_SUFFIXES } from './public-suffix.ts';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A top-level domain holds a letter; this is what tells a name from an IPv4 address. */
const TOP_LABEL = /[a-z]/;
/** More digits than a year: an MRN, a phone number, a date or a build hash may hide in the label. */
const MAX_DIGITS = 4;

function mayIdentify(label: string): boolean {
  return label.replaceAll(/[^0-9]/g, '').length > MAX_DIGITS;
}

/**
 * The part of a host that an event may name: the registrable domain plus one label at most. A label that could be an
 * identifier costs that label; in the registrable domain itself it costs the host. Null for IP addresses and for
 * names without a dot.
 *
 * @param host as in `URL.hostname`
 */
export function reportableHost(host: string): string | null {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || !TOP_LABEL.test(labels.at(-1) ?? ''))
    return null;
  const registrableLength = TWO_PART_SUFFIXES.has(labels.slice(-2).join('.')) ? 3 : 2;
  const registrable = labels.slice(-registrableLength);
  if (registrable.some(mayIdentify)) return null;
  const extra = labels.at(-registrableLength - 1);
  return (extra === undefined || mayIdentify(extra) ? registrable : [extra, ...registrable]).join('.');
}
