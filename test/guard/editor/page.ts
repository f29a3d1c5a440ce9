import type { Site } from '../../../src/sites/schema.ts';

/** happy-dom lays nothing out: gives an element the place that a browser would. */
export function place(element: Element, left: number, top: number, width: number, height: number): void {
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height);
}

export function find(selector: string, root: ParentNode = document): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

export function siteWith(selectors: Partial<Pick<Site, 'composer' | 'send' | 'edit'>>): Site {
  return {
    id: 'lab',
    name: 'Lab',
    kind: 'chat',
    hosts: ['lab.example'],
    editor: 'unknown',
    file: [],
    answer: [],
    prompts: [],
    drafts: [],
    unread: [],
    composer: [],
    send: [],
    edit: [],
    ...selectors,
  };
}
