import { readFileSync, writeFileSync } from 'node:fs';
import { toJsonSchema } from '@valibot/to-json-schema';
import { MANAGED_KEYS, MANAGED_SETTINGS, type ManagedKey } from '../src/policy/managed.ts';

/**
 * Writes what is made from the table of managed settings: assets/managed.json, which Chrome and Edge demand, and the
 * table in docs/POLICY.md. A test holds both against this table.
 */

/** Chrome refuses to load an extension whose schema has a keyword it does not know; these are all that is needed. */
interface ChromeSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  readonly enum?: readonly string[];
  readonly items?: { readonly type: 'string' };
}

function chromeType(key: ManagedKey): Pick<ChromeSchema, 'type' | 'enum' | 'items'> {
  const { type, enum: values } = toJsonSchema(MANAGED_SETTINGS[key], { errorMode: 'ignore' });
  if (values !== undefined) return { type: 'string', enum: values.map(String) };
  if (type === 'integer' || type === 'boolean' || type === 'string') return { type };
  if (type === 'array') return { type, items: { type: 'string' } };
  throw new TypeError(`no type of Chrome's schema fits ${key}`);
}

function textsOf(key: ManagedKey): { title: string; description: string } {
  const { title, description } = toJsonSchema(MANAGED_SETTINGS[key], { errorMode: 'ignore' });
  if (title === undefined || description === undefined) throw new TypeError(`${key} lacks a title or a description`);
  return { title, description };
}

/** The top level has no `additionalProperties`: Chrome forbids it there. */
export function managedSchema(): { type: 'object'; properties: Record<string, ChromeSchema> } {
  const properties = MANAGED_KEYS.map((key) => [key, { ...textsOf(key), ...chromeType(key) }] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function managedTable(): string {
  const rows = MANAGED_KEYS.map((key) => {
    const { type, enum: values, items } = chromeType(key);
    const shown =
      values === undefined
        ? items === undefined
          ? type
          : 'list of strings'
        : values.map((value) => `\`${value}\``).join(', ');
    return `| \`${key}\` | ${shown} | ${textsOf(key).description} |`;
  });
  return ['| key | type | what it does |', '|---|---|---|', ...rows].join('\n');
}

const BEGIN = '<!-- managed settings: begin (made by tools/managed-schema.ts) -->';
const END = '<!-- managed settings: end -->';

/** The document with its table renewed. */
export function withTable(document: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error('docs/POLICY.md has lost the marks of its table');
  return `${document.slice(0, from + BEGIN.length)}\n${managedTable()}\n${document.slice(to)}`;
}

export const SCHEMA_FILE = new URL('../assets/managed.json', import.meta.url);
export const DOCUMENT_FILE = new URL('../docs/POLICY.md', import.meta.url);

export function schemaText(): string {
  return `${JSON.stringify(managedSchema(), null, 2)}\n`;
}

if (import.meta.main) {
  const document = readFileSync(DOCUMENT_FILE, 'utf8');
  writeFileSync(SCHEMA_FILE, schemaText());
  writeFileSync(DOCUMENT_FILE, withTable(document));
}
