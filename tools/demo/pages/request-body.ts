export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * A copy of `base` with `text` at a JSON path such as `messages[*].content.parts[*]`; `[*]` writes the last element
 * of a list, or its only one when the list is not there yet.
 */
export function withTextAt(base: Json, path: string, text: string): Json {
  return put(structuredClone(base), path.split('.'), text);
}

function put(node: Json, steps: readonly string[], text: string): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return text;
  const holder = isObject(node) ? node : {};
  const isList = step.endsWith('[*]');
  const key = isList ? step.slice(0, -3) : step;
  const child = holder[key] ?? null;
  if (!isList) holder[key] = put(child, rest, text);
  else {
    const list = Array.isArray(child) ? child : [];
    list[Math.max(0, list.length - 1)] = put(list.at(-1) ?? null, rest, text);
    holder[key] = list;
  }
  return holder;
}

/** Every string at a JSON path, in order. */
export function textsAt(body: unknown, path: string): string[] {
  let nodes: unknown[] = [body];
  for (const step of path.split('.')) {
    const isList = step.endsWith('[*]');
    const key = isList ? step.slice(0, -3) : step;
    nodes = nodes.flatMap((node) => {
      const child = isObject(node) ? node[key] : undefined;
      if (isList) return Array.isArray(child) ? child : [];
      return child === undefined ? [] : [child];
    });
  }
  return nodes.filter((node) => typeof node === 'string');
}

function isObject<T>(node: T): node is T & { [key: string]: Json } {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
