import type { Captured } from './captured.ts';
import type { List } from './list.ts';
import type { WireEndpoint } from './wire.ts';

/** Steps from the root of a body to a string; `EACH` is any element of an array. */
export type Path = List<string>;
export const EACH = '[*]';

export interface Endpoint {
  readonly purpose: WireEndpoint['purpose'];
  readonly action: WireEndpoint['action'];
  readonly method: string;
  readonly path: RegExp;
  readonly at: List<Path>;
}

export function compileEndpoints(native: Captured, endpoints: ArrayLike<WireEndpoint>): List<Endpoint> {
  const compiled = native.list<Endpoint>();
  for (let i = 0; i < endpoints.length; i += 1) {
    const { purpose, action, method, path, at } = endpoints[i] as WireEndpoint;
    const paths = native.list<Path>();
    for (let k = 0; k < at.length; k += 1) paths[k] = compileAt(native, at[k] as string);
    compiled[i] = { purpose, action, method: native.upper(method), path: compilePath(native, path), at: paths };
  }
  return compiled;
}

/**
 * The endpoint for a method and a pathname, whatever the origin: sites send prompts to hosts of their own beside the
 * page's. A prompt endpoint goes before a draft endpoint with the same path.
 */
export function matchEndpoint(
  native: Captured,
  endpoints: List<Endpoint>,
  method: string,
  pathname: string,
): Endpoint | null {
  let found: Endpoint | null = null;
  for (let i = 0; i < endpoints.length; i += 1) {
    const endpoint = endpoints[i];
    if (!endpoint || endpoint.method !== method || native.exec(endpoint.path, pathname) === null) continue;
    if (endpoint.purpose === 'prompt') return endpoint;
    found ??= endpoint;
  }
  return found;
}

/** `{name}` matches one segment, a `*` any rest; everything else stands for itself. */
function compilePath(native: Captured, path: string): RegExp {
  let source = '';
  for (let i = 0; i < path.length; i += 1) {
    const char = path[i] as string;
    const close = char === '{' ? native.indexOf(path, '}', i) : -1;
    if (close > 0) {
      source += '[^/]+';
      i = close;
    } else if (char === '*') source += '.*';
    else source += native.exec(/[\w/-]/, char) ? char : '\\' + char;
  }
  return new native.RegExp('^' + source + '$');
}

/** `messages[*].content.parts[*]` as steps. */
function compileAt(native: Captured, at: string): Path {
  const steps = native.list<string>();
  let start = 0;
  while (start <= at.length) {
    const dot = native.indexOf(at, '.', start);
    const end = dot < 0 ? at.length : dot;
    const step = native.slice(at, start, end);
    const star = native.indexOf(step, EACH);
    steps[steps.length] = star < 0 ? step : native.slice(step, 0, star);
    if (star >= 0) steps[steps.length] = EACH;
    start = end + 1;
  }
  return steps;
}

/** Whether a string at `path` is at one of the prompt paths or below one. */
export function isPromptPath(at: List<Path>, path: Path): boolean {
  for (let i = 0; i < at.length; i += 1) {
    const wanted = at[i];
    if (wanted && isPrefix(wanted, path)) return true;
  }
  return false;
}

function isPrefix(wanted: Path, path: Path): boolean {
  if (wanted.length > path.length) return false;
  for (let i = 0; i < wanted.length; i += 1) if (wanted[i] !== path[i]) return false;
  return true;
}
