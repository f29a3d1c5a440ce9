import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '../../tools/policy/json-fault.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON of several lines with one slip of the pen: something left out, or put in. */
const SLIPS = fc
  .tuple(
    fc.jsonValue({ maxDepth: 3 }),
    fc.nat(),
    fc.constantFrom('', ',', '"', '}', ']', ':', '\\', '1', 'e', '\n', '-'),
  )
  .map(([value, where, put]) => {
    const text = JSON.stringify(value, null, 1);
    const at = where % (text.length + 1);
    return text.slice(0, at) + put + text.slice(put === '' ? at + 1 : at);
  });

describe('jsonFault', () => {
  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or } before this'],
    ['{\r\n  "a": [1 2]\r\n}', 2, 11, 'a comma or ] before this'],
    ['{"a": 1,}', 1, 9, 'no comma before }'],
    ["{'a': 1}", 1, 2, 'a member name in double quotes'],
    ['{"a" 1}', 1, 6, ': after the member name'],
    ['{"a": yes}', 1, 7, 'a value: text in double quotes, a number, true, false, null, { or ['],
    ['{"a": "b\n}', 1, 9, '" at the end of the text'],
    ['{"a": "C:\\d"}', 1, 10, 'an escape that JSON knows, such as \\" or \\\\'],
    ['{"a": 1', 1, 8, 'a comma or } before this'],
    ['{} {}', 1, 4, 'nothing after the end of the document'],
    ['[{"a": 01}]', 1, 8, 'a value: text in double quotes, a number, true, false, null, { or ['],
    ['['.repeat(200), 1, 102, 'at most 100 levels'],
  ])('finds the place in %j', (text, line, column, expected) => {
    expect(jsonFault(text)).toEqual({ line, column, expected });
  });

  it('finds a fault exactly where the language does', () => {
    fc.assert(
      fc.property(fc.oneof(SLIPS, fc.string()), (text) => {
        expect(jsonFault(text) === null).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});
