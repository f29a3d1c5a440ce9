import type { Site } from '../../sites/schema.ts';
import type { Composer } from './composer.ts';
import { looksLikeComposer } from './composer-look.ts';
import { isNeverRead } from './never-read.ts';
import { deepActiveElement, eventLine, lineOf, openRootOf } from './open-root.ts';
import { isTextControl, plainComposer } from './plain-composer.ts';
import { richComposer } from './rich-composer.ts';
import { matchesAny } from './selectors.ts';

/**
 * The composer that an event or element belongs to: the innermost editable root on its own path. It is never looked
 * up in the document, where the first match may be another, empty field.
 */
export function composerOf(target: Event | Element, site: Site | null): Composer | null {
  const line = target instanceof Element ? lineOf(innermost(target)) : eventLine(target);
  const seen = new Set<HTMLElement>();
  for (const element of line) {
    const root = editableRootOf(element);
    if (!root || seen.has(root)) continue;
    seen.add(root);
    const composer = composerAt(root, site);
    if (composer) return composer;
  }
  return null;
}

/** The composer that has the focus, through every shadow root. */
export function focusedComposer(document: Document, site: Site | null): Composer | null {
  const active = deepActiveElement(document);
  return active && composerOf(active, site);
}

function innermost(element: Element): Element {
  const root = openRootOf(element);
  return (root && deepActiveElement(root)) ?? element;
}

function editableRootOf(element: Element): HTMLElement | null {
  if (isTextControl(element)) return element;
  if (!(element instanceof HTMLElement) || !element.isContentEditable) return null;
  if (element.ownerDocument.designMode === 'on') return element.ownerDocument.body;
  let root = element;
  for (let above = root.parentElement; above?.isContentEditable; above = above.parentElement) root = above;
  return root;
}

function composerAt(root: HTMLElement, site: Site | null): Composer | null {
  if (isNeverRead(root)) return null;
  const purpose = purposeOf(root, site);
  if (purpose === 'unknown' && !looksLikeComposer(root)) return null;
  return isTextControl(root) ? plainComposer(root, purpose) : richComposer(root, purpose);
}

/** Edit boxes first: a site whose composer is any `textarea` still tells them apart. */
function purposeOf(root: HTMLElement, site: Site | null): Composer['purpose'] {
  if (site && matchesAny(root, site.edit)) return 'edit';
  if (site && matchesAny(root, site.composer)) return 'prompt';
  return 'unknown';
}

/**
 * Any text field on the event's path, composer or not: a page may make a prompt of what stands in a small box. Never a
 * password, a name to log in with, or a payment field.
 */
export function textFieldOf(target: Event): Composer | null {
  const root = eventLine(target)
    .map(editableRootOf)
    .find((found) => found !== null);
  if (!root || isNeverRead(root)) return null;
  if (root instanceof HTMLInputElement && !TEXT_INPUTS.has(root.type)) return null;
  return isTextControl(root) ? plainComposer(root, 'unknown') : richComposer(root, 'unknown');
}

const TEXT_INPUTS: ReadonlySet<string> = new Set(['text', 'search']);
