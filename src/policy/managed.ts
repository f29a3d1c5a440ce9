import * as v from 'valibot';
import { parsePublicKey } from './public-key.ts';
import { OrganisationSchema, SiteNameSchema } from './schema.ts';

/**
 * What an administrator can set through the browser's own policy (Chrome's and Edge's managed storage, Firefox's
 * 3rdparty policy). Keys are flat, so that registry, plist and JSON carry them alike. assets/managed.json, which
 * Chrome demands, is generated from this table.
 */

const LOOPBACK = new Set(['127.0.0.1', 'localhost']);

/** https, or plain http on the device itself, where nobody listens in. */
export function isPolicyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}

function described<TSchema extends v.GenericSchema>(schema: TSchema, title: string, description: string) {
  return v.pipe(schema, v.title(title), v.description(description));
}

const SiteNames = v.array(SiteNameSchema);

export const MANAGED_SETTINGS = {
  policyUrl: described(
    v.pipe(v.string(), v.check(isPolicyUrl, 'an https address')),
    'Address of the signed policy',
    'https address from which the signed policy is fetched. Without it the settings below apply to the embedded default.',
  ),
  policyPublicKeys: described(
    v.array(
      v.pipe(
        v.string(),
        v.check((line) => parsePublicKey(line) !== null, 'kid:base64 of a raw Ed25519 or P-256 public key'),
      ),
    ),
    'Public keys of the policy',
    'Each entry is kid:base64 of a raw public key: 32 bytes for Ed25519, 65 bytes for P-256. A policy must be signed by one of them.',
  ),
  organisation: described(
    OrganisationSchema,
    'Organisation id',
    'The policy must name this organisation. Needed with policyUrl.',
  ),
  organisationName: described(
    v.pipe(v.string(), v.minLength(1, '1 to 80 characters'), v.maxLength(80, '1 to 80 characters')),
    'Name of the organisation',
    'Shown to people. It takes the place of the name in the signed policy.',
  ),
  organisationContact: described(
    v.pipe(v.string(), v.minLength(1, '1 to 200 characters'), v.maxLength(200, '1 to 200 characters')),
    'Whom to ask',
    'Shown to people. It takes the place of the contact in the signed policy.',
  ),
  policyMinSerial: described(
    v.pipe(
      v.number(),
      v.integer('a whole number'),
      v.minValue(1, 'at least 1'),
      v.maxValue(2_147_483_647, 'at most 2147483647'),
    ),
    'Lowest policy serial',
    'Policies with a lower serial are refused, on devices that have lost their storage as well.',
  ),
  refreshMinutes: described(
    v.pipe(v.number(), v.integer('a whole number'), v.minValue(1, '1 to 10080'), v.maxValue(10_080, '1 to 10080')),
    'Minutes between fetches',
    'How often the policy is fetched. It takes the place of the value in the signed policy.',
  ),
  siteAllow: described(
    SiteNames,
    'Approved sites',
    'Site ids or hosts that are approved, whatever the signed policy says.',
  ),
  siteBlock: described(
    SiteNames,
    'Prohibited sites',
    'Site ids or hosts that are prohibited, whatever the signed policy says. Wins over siteAllow.',
  ),
  enforcement: described(
    v.picklist(['monitor', 'warn', 'redact', 'block']),
    'Mildest action',
    'The signed policy may be stricter than this for prompts with identifiers, never milder.',
  ),
  allowOverrides: described(
    v.boolean(),
    'Overrides',
    'Whether a person may send identifiers as written where the action is not block. false forbids what the signed policy allows; true changes nothing.',
  ),
  recognise: described(
    v.boolean(),
    'Recognise unknown AI chats',
    'Whether pages that no list knows are looked at for an AI chat.',
  ),
} as const;

type ManagedEntries = typeof MANAGED_SETTINGS;
export type ManagedKey = keyof ManagedEntries;
export type ManagedSettings = { readonly [Key in ManagedKey]?: v.InferOutput<ManagedEntries[Key]> };

export const MANAGED_KEYS = Object.keys(MANAGED_SETTINGS) as readonly ManagedKey[];

export interface ManagedReading {
  readonly settings: ManagedSettings;
  /** Settings that are there and were not understood: `siteBlock[2]`. Shown, so that none silently does nothing. */
  readonly ignored: readonly string[];
  /** Whether a policy is meant to be fetched, even when its address is not usable. */
  readonly configured: boolean;
}

const PLAIN_KEY = /^[A-Za-z0-9_-]{1,40}$/;

function isManagedKey(key: string): key is ManagedKey {
  return Object.hasOwn(MANAGED_SETTINGS, key);
}

/** Elements of a list are judged one by one: a slip in one host must not open the others. */
function readable(key: ManagedKey, value: unknown): { value: unknown; ignored: string[] } {
  const schema = MANAGED_SETTINGS[key];
  if (!Array.isArray(value) || v.is(schema, value)) return { value, ignored: [] };
  const good = value.map((element) => v.is(schema, [element]));
  return {
    value: value.filter((_, index) => good[index]),
    ignored: value.flatMap((_, index) => (good[index] ? [] : [`${key}[${index}]`])),
  };
}

/** `raw`: what the browser's managed storage holds, by key. Never throws. */
export function readManaged(raw: Readonly<Record<string, unknown>>): ManagedReading {
  const settings: Record<string, unknown> = {};
  const ignored: string[] = [];
  for (const key of Object.keys(raw)) {
    if (!isManagedKey(key)) {
      ignored.push(PLAIN_KEY.test(key) ? key : '(a name that cannot be shown)');
      continue;
    }
    const candidate = readable(key, raw[key]);
    ignored.push(...candidate.ignored);
    const result = v.safeParse(MANAGED_SETTINGS[key], candidate.value);
    if (result.success) settings[key] = result.output;
    else ignored.push(key);
  }
  return { settings, ignored, configured: Object.hasOwn(raw, 'policyUrl') };
}
