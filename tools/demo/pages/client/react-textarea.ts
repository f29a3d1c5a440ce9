import { createElement, useLayoutEffect, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { EditorOptions, PageEditor } from './editor.ts';

/** React's names of the HTML attributes that a site entry may select by. */
const PROPERTY_NAMES: Readonly<Record<string, string>> = { class: 'className', readonly: 'readOnly' };

/**
 * A textarea whose value is React state: a value that is written into the DOM alone comes back as it was, which is
 * how careless replacement fails on such sites.
 */
export function mountReactTextarea(options: EditorOptions): PageEditor {
  const attributes: Record<string, string> = {};
  for (const { name, value } of options.element.attributes) attributes[PROPERTY_NAMES[name] ?? name] = value;
  const host = document.createElement('div');
  options.element.replaceWith(host);
  let current = options.text;
  let setValue: (next: string) => void = () => {};

  function Composer(): ReactElement {
    const [value, set] = useState(options.text);
    setValue = set;
    useLayoutEffect(() => {
      current = value;
      options.changed();
    }, [value]);
    return createElement('textarea', {
      ...attributes,
      rows: 2,
      'aria-label': options.label,
      placeholder: attributes['placeholder'] ?? options.label,
      value,
      onChange: (event: { target: HTMLTextAreaElement }) => set(event.target.value),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        options.entered();
      },
    });
  }

  flushSync(() => createRoot(host).render(createElement(Composer, null)));
  const element = host.querySelector('textarea');
  if (element === null) throw new Error('React rendered no textarea');
  return {
    element,
    text: () => current,
    clear: () => flushSync(() => setValue('')),
    focus: () => element.focus(),
  };
}
