import { judgedOnly, type Decoded, type Slot } from './decoded.ts';
import { decodePairs, readEscapes } from './pairs.ts';
import type { Reading } from './place.ts';

/** Authority, path, query with its `?`, fragment with its `#` (RFC 3986, appendix B). */
const PARTS = /^(?:http|ws)s?:\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#[^]*)?$/i;

/**
 * What a page's programmer did not write: escapes, apostrophes, five digits, several words in one, or one capitalised word that is
 * no hexadecimal number. A lower-case word ("search") names an endpoint, and would meet the same word in a prompt.
 */
const TYPED = /[%+']|\d{5}|[^\0-~]|[A-Za-z]{2}[-_.~][A-Za-z]{2}|^(?![A-F][a-f]*$)[A-Z][a-z]{2,}$/;

/** The strings of an absolute URL: segments of the path (fixed), names and values of the query and of the fragment. */
export function decodeUrl(source: string, reading: Reading): Decoded {
  const slots: Slot[] = [];
  const fixed = (text: string) => slots.push(judgedOnly(text, 'url'));
  const [, authority = '', path = '', ...rest] = PARTS.exec(source) ?? [];
  if (authority === '') {
    if (!/^(?:about|blob):/i.test(source)) fixed(source);
    return { source, slots };
  }
  // A name's own labels are the page's to choose: "maria-gonzales.example.org" is looked up and asked.
  const labels = /^(.*?)(?:\.?[^.]+\.[^.]+)?$/.exec(authority)?.[1] ?? '';
  if (/@|\d{5}/.test(authority)) fixed(authority);
  else if (labels !== '' && labels !== 'www') fixed(labels);
  for (const segment of path.split('/')) if (TYPED.test(segment)) fixed(readEscapes(segment) ?? segment);
  let start = source.indexOf(path, source.indexOf('//') + 2 + authority.length) + path.length;
  for (const pairs of rest) {
    if (!pairs) continue;
    const end = start + pairs.length;
    const read = decodePairs(source, start + 1, end, reading);
    if (read) slots.push(...read);
    else fixed(pairs.slice(1));
    start = end;
  }
  return { source, slots };
}
