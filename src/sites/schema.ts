import * as v from 'valibot';

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, 'lower-case letters, digits and hyphens, at most 40'));
const Host = v.pipe(v.string(), v.regex(/^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name, or *. and a host name'));
const Selector = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** A path below the origin; `{name}` matches one segment, `*` matches any run of characters. */
const Path = v.pipe(v.string(), v.regex(/^\/[^?#\s]*$/, 'a path that begins with / and has no query'));
/** Where text stands in a JSON body: `messages[*].content.parts[*]`. */
const JsonPath = v.pipe(v.string(), v.regex(/^[\w$-]+(\[\*\])?(\.[\w$-]+(\[\*\])?)*$/, 'a JSON path such as a.b[*].c'));

const Endpoint = v.strictObject({
  method: v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'WS']),
  path: Path,
  /** JSON paths of the strings that are the prompt; several when a site spreads it. */
  at: v.array(JsonPath),
});

const DraftEndpoint = v.strictObject({
  ...Endpoint.entries,
  /** What happens to text that a page sends before the send gesture. */
  action: v.picklist(['stop', 'rewrite']),
});

export const EDITORS = ['prosemirror', 'lexical', 'textarea', 'contenteditable', 'unknown'] as const;

/** One AI site, as data. Built-in entries and entries from a signed policy share this schema. */
export const SiteSchema = v.strictObject({
  id: Id,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  kind: v.picklist(['chat', 'clinical', 'productivity', 'as-you-type', 'developer', 'self-hosted']),
  hosts: v.pipe(v.array(Host), v.minLength(1)),
  editor: v.picklist(EDITORS),
  /** CSS selectors, best first. */
  composer: v.array(Selector),
  send: v.array(Selector),
  /** Boxes in which an earlier message is edited. */
  edit: v.array(Selector),
  file: v.array(Selector),
  /** The answers' containers. */
  answer: v.array(Selector),
  prompts: v.array(Endpoint),
  drafts: v.array(DraftEndpoint),
  /** Path prefixes that are never read: log-in, account, payment. */
  unread: v.array(Path),
  /** A path pattern whose `{id}` segment is the conversation. */
  conversation: v.optional(Path),
});

export type Site = v.InferOutput<typeof SiteSchema>;
