// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { rangeOf } from '../../../src/guard/editor/rich-composer.ts';
import { readText } from '../../../src/guard/editor/text-walk.ts';

afterEach(() => document.body.replaceChildren());

function editor(html: string, style = ''): HTMLElement {
  const root = document.createElement('div');
  root.setAttribute('style', style);
  root.innerHTML = html;
  document.body.append(root);
  return root;
}

const KEEP = 'white-space: pre-wrap';

describe('readText', () => {
  test.each([
    ['nothing', '', '', ''],
    ['an empty paragraph of ProseMirror', '<p><br class="ProseMirror-trailingBreak"></p>', '', KEEP],
    ['paragraphs', '<p>ok</p><p>line2</p>', 'ok\nline2', KEEP],
    ['an empty paragraph between two', '<p>a</p><p><br></p><p>b</p>', 'a\n\nb', KEEP],
    ['an empty paragraph at the end', '<p>a</p><p><br></p>', 'a\n', KEEP],
    ['a hard break of ProseMirror', '<p>a<br>b</p>', 'a\nb', KEEP],
    ['a hard break at the end, with its filler', '<p>a<br><br class="ProseMirror-trailingBreak"></p>', 'a\n', KEEP],
    ['a filler break after text', '<div>a<br></div><div>b</div>', 'a\nb', ''],
    [
      'Lexical spans and breaks',
      '<p><span data-lexical-text="true">Mr </span><strong>Smith</strong><br><span>x</span></p>',
      'Mr Smith\nx',
      KEEP,
    ],
    ['an identifier split over formatting', '<p>47<b>1</b><i>1</i></p>', '4711', KEEP],
    ['blocks in blocks break the line once', '<div><div><p>a</p></div></div><ul><li>b</li></ul>', 'a\nb', ''],
    ['text beside a block', 'a<div>b</div>c', 'a\nb\nc', ''],
    ['zero-width filler of Slate', '<p><span>\uFEFF<br></span></p>', '', KEEP],
    ['zero-width characters in a word', '<p>Jo\u200Bhn\uFEFF Sm\u2060ith</p>', 'John Smith', KEEP],
    ['no-break spaces are spaces', '<p>a\u00A0\u00A0b</p>', 'a  b', ''],
    ['kept spaces and newlines', 'a  b\nc', 'a  b\nc', KEEP],
    ['a kept newline at the end of a block adds no line', '<p>a\n</p><p>b</p>', 'a\nb', KEEP],
    ['source indentation is not text', '\n  <p>\n    a\n    b\n  </p>\n  <p>c</p>\n', 'a b\nc', ''],
    ['collapsing goes over element borders', '<p>a <b> b</b> </p><p> c</p>', 'a b\nc', ''],
    ['hidden elements', '<p>a<span style="display: none">x</span>b</p>', 'ab', KEEP],
    ['a mention is text', '<p>ask <span contenteditable="false">@Dr Who</span> now</p>', 'ask @Dr Who now', KEEP],
    [
      'a placeholder element is not',
      '<p><span contenteditable="false" data-slate-placeholder="true">Write here</span>\uFEFF</p>',
      '',
      KEEP,
    ],
    ['emoji', '<p>👩‍⚕️ ok</p>', '👩‍⚕️ ok', KEEP],
  ])('%s', (_what, html, expected, style) => {
    expect(readText(editor(html, style)).map.text).toBe(expected);
  });

  test.each([
    ['<p>Mr John Smith</p><p>born <b>19</b>43</p>', KEEP],
    ['\n <p> Mr   Jo\u200Bhn <i> Smith</i></p> text <div>x<br>y</div>', ''],
    ['plain\ntext  with\nlines', KEEP],
  ])('every span of one line maps to a range with the same characters: %s', (html, style) => {
    const root = editor(html, style);
    const { map } = readText(root);
    for (let start = 0; start < map.text.length; start += 1) {
      for (let end = start + 1; end <= map.text.length; end += 1) {
        const wanted = map.text.slice(start, end);
        if (wanted.includes('\n')) continue;
        const got = rangeOf(root, map, { start, end })?.toString() ?? '';
        // The range holds the source's own white space and filler; what is seen of it is the span.
        expect(got.replaceAll('\u200B', '').replaceAll(/\s+/g, ' ')).toBe(wanted.replaceAll(/\s+/g, ' '));
      }
    }
  });

  test('a range covers line breaks between its ends', () => {
    const root = editor('<p>a</p><p>b</p>');
    expect(rangeOf(root, readText(root).map, { start: 0, end: 3 })?.toString()).toBe('ab');
    expect(rangeOf(root, readText(root).map, { start: 1, end: 2 })).toBeNull();
  });
});

describe('the place of a boundary point', () => {
  test('in text, after filler, in an empty paragraph and at the end', () => {
    const root = editor('<p>ab\u200Bc</p><p><br></p>', KEEP);
    const first = root.querySelector('p')?.firstChild ?? root;
    const second = root.lastElementChild ?? root;
    expect(readText(root, { node: first, offset: 0 }).offset).toBe(0);
    expect(readText(root, { node: first, offset: 2 }).offset).toBe(2);
    expect(readText(root, { node: first, offset: 4 }).offset).toBe(3);
    expect(readText(root, { node: second, offset: 0 }).offset).toBe(4);
    expect(readText(root, { node: root, offset: 2 }).offset).toBe(4);
  });

  test('elsewhere it has none', () => {
    const root = editor('<p>ab</p>');
    expect(readText(root, { node: document.body, offset: 0 }).offset).toBeNull();
  });
});

test('a million characters are read', () => {
  const line = `${'word '.repeat(199)}end\n`;
  const root = editor(`<p></p>`, KEEP);
  root.append(line.repeat(1000));
  expect(readText(root).map.text).toHaveLength(999 * 999 + 998);
});
