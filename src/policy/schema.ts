import * as v from 'valibot';
import { CATEGORY_IDS } from '../phi/category.ts';
import { SiteSchema } from '../sites/schema.ts';
import { ACTIONS, MEDIA_ACTIONS, OVERRIDE_REASONS, SITE_STATUSES } from './context.ts';

/**
 * The schema of a policy, version 1: the one truth for the extension, the command line and the table in
 * docs/POLICY.md. Every constraint carries a message that says what was expected and never what was found.
 */

/** RFC 3339 in UTC; offsets are refused so that two readers cannot disagree about the day. */
const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/;
/** A site id, a host name, or `*.` and a host name. */
const SITE_NAME = /^([a-z0-9-]{1,40}|(\*\.)?[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+)$/;

const MAX_SITE_RULES = 1000;

const Time = v.pipe(
  v.string(),
  v.regex(UTC_TIME, 'a time in UTC such as 2026-01-31T08:00:00Z'),
  v.check((text) => Number.isFinite(Date.parse(text)), 'a day and time that exist'),
);

function text(max: number) {
  const message = `1 to ${max} characters`;
  return v.pipe(v.string(), v.minLength(1, message), v.maxLength(max, message));
}

function whole(min: number, max: number) {
  const message = `a whole number from ${min} to ${max}`;
  return v.pipe(v.number(), v.integer(message), v.minValue(min, message), v.maxValue(max, message));
}

function isHttps(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}

const Link = v.pipe(text(300), v.check(isHttps, 'an address that begins with https://'));

export const OrganisationSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens, at most 40'),
);
export const SiteNameSchema = v.pipe(
  v.string(),
  v.maxLength(253, 'at most 253 characters'),
  v.regex(SITE_NAME, 'a site id (chatgpt), a host (chat.example.org), or *. and a host'),
);

const AlternativesSchema = v.pipe(
  v.array(v.strictObject({ name: text(60), url: Link })),
  v.maxLength(8, 'at most 8 alternatives'),
);

/** Category id, or `*` for every category that is not named, to action. */
const ActionsSchema = v.record(v.picklist([...CATEGORY_IDS, '*']), v.picklist(ACTIONS));

const MediaActionSchema = v.exactOptional(v.picklist(MEDIA_ACTIONS));

/** Left out: what the next wider place says, and in the end `warn`. */
const MEDIA_ENTRIES = { voice: MediaActionSchema, camera: MediaActionSchema, screen: MediaActionSchema };

const SiteRuleSchema = v.strictObject({
  match: v.pipe(
    v.array(SiteNameSchema),
    v.minLength(1, 'at least one site id or host'),
    v.maxLength(100, 'at most 100 names'),
  ),
  status: v.picklist(['approved', 'restricted', 'prohibited']),
  actions: v.exactOptional(ActionsSchema),
  /** Microphone, camera and shared screen on these sites. */
  ...MEDIA_ENTRIES,
  alternatives: v.exactOptional(AlternativesSchema),
  /** A site that the built-in list lacks, or the corrected entry of one that it has (same id). */
  entry: v.exactOptional(SiteSchema),
});

/** Where a name stands: the rule's index and the name's index in its `match`. */
type NamePlace = readonly [rule: number, name: number];

/** Names that stand in a second place, each with its first. */
function repeatedNames(rules: readonly { readonly match: readonly string[] }[]): { at: NamePlace; first: NamePlace }[] {
  const seen = new Map<string, NamePlace>();
  return rules.flatMap(({ match }, rule) =>
    match.flatMap((value, name) => {
      const first = seen.get(value);
      if (first !== undefined) return [{ at: [rule, name] as const, first }];
      seen.set(value, [rule, name]);
      return [];
    }),
  );
}

const SiteRulesSchema = v.pipe(
  v.array(SiteRuleSchema),
  v.maxLength(MAX_SITE_RULES, `at most ${MAX_SITE_RULES} site rules`),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const rules = dataset.value;
    for (const { at, first } of repeatedNames(rules)) {
      const [rule, name] = at;
      const input = rules[rule];
      if (input === undefined) continue;
      addIssue({
        message: `each site id or host once; this one stands in sites[${first[0]}].match[${first[1]}] already`,
        path: [
          { type: 'array', origin: 'value', input: rules, key: rule, value: input },
          { type: 'object', origin: 'value', input, key: 'match', value: input.match },
          { type: 'array', origin: 'value', input: input.match, key: name, value: input.match[name] },
        ],
      });
    }
  }),
);

export const PolicySchema = v.pipe(
  v.strictObject({
    schema: v.literal(1),
    organisation: OrganisationSchema,
    /** Grows with every issue; a device never goes back. */
    serial: whole(1, 2_147_483_647),
    issuedAt: Time,
    notBefore: v.exactOptional(Time),
    expiresAt: Time,
    refreshMinutes: whole(1, 10_080),
    institution: v.strictObject({
      name: text(80),
      contact: v.exactOptional(text(200)),
      help: v.exactOptional(Link),
    }),
    sites: SiteRulesSchema,
    /** What the sites offer instead, where a site rule names nothing of its own. */
    alternatives: v.exactOptional(AlternativesSchema),
    defaults: v.strictObject({
      /** Sites of the built-in list that no rule names. */
      listed: v.strictObject({ status: v.picklist(SITE_STATUSES), actions: ActionsSchema }),
      /** AI chats that no list knows. */
      unlisted: v.strictObject({ status: v.literal('unlisted'), actions: ActionsSchema }),
    }),
    overrides: v.strictObject({
      allowed: v.boolean(),
      /** Empty: a person may override without giving a reason. */
      reasons: v.array(v.picklist(OVERRIDE_REASONS)),
    }),
    /** What happens to bodies that cannot be read once text was entered. */
    unreadable: v.picklist(['allow', 'block']),
    /** Microphone, camera and shared screen, where a site rule says nothing of its own. */
    ...MEDIA_ENTRIES,
    /** Whether pages that no list knows are looked at for an AI chat. */
    recognise: v.boolean(),
  }),
  v.forward(
    v.check(
      (policy) => Date.parse(policy.expiresAt) > Date.parse(policy.notBefore ?? policy.issuedAt),
      'a time after notBefore and issuedAt',
    ),
    ['expiresAt'],
  ),
);

export type Policy = v.InferOutput<typeof PolicySchema>;
export type SiteRule = v.InferOutput<typeof SiteRuleSchema>;
export type ActionTable = v.InferOutput<typeof ActionsSchema>;
