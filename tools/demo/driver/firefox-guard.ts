import type { Browser } from 'puppeteer-core';
import { bidiOf, type Bidi } from './bidi.ts';
import type { GuardView } from './driver.ts';

interface Context {
  readonly context: string;
  readonly url: string;
  readonly children: readonly Context[] | null;
}

interface BidiNode {
  readonly localName?: string;
  readonly nodeType?: number;
  readonly nodeValue?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly mode?: string;
  readonly shadowRoot?: { readonly value?: BidiNode } | null;
  readonly children?: readonly { readonly value?: BidiNode }[];
}

const TEXT_NODE = 3;
/** A frame that has just come has no body yet. */
const PANEL_TEXT = "document.body?.innerText ?? ''";

export async function guardView(browser: Browser, url: string): Promise<GuardView> {
  const bidi = bidiOf(browser);
  const { contexts } = (await bidi.send('browsingContext.getTree', {})).result as { contexts: Context[] };
  const top = contexts.find((context) => context.url === url);
  if (top === undefined) return { surface: '', panel: '' };
  const root = await evaluate<BidiNode>(bidi, top, 'document.documentElement');
  const panels = (top.children ?? []).filter((child) => child.url.startsWith('moz-extension://'));
  // One that went away meanwhile has no text either.
  const texts = await Promise.all(panels.map((panel) => evaluate<string>(bidi, panel, PANEL_TEXT).catch(() => '')));
  return { surface: closedText(root, false).join(' '), panel: texts.join('\n').trim() };
}

/** Opens a page of the extension; its load event is not reported, so this does not wait for it. */
export async function openExtensionPage(browser: Browser, tab: string, url: string): Promise<void> {
  const bidi = bidiOf(browser);
  const { contexts } = (await bidi.send('browsingContext.getTree', {})).result as { contexts: Context[] };
  // Of several blank tabs the one that was opened last.
  const context = contexts.findLast((each) => each.url === tab);
  if (context !== undefined)
    await bidi.send('browsingContext.navigate', { context: context.context, url, wait: 'none' });
}

async function evaluate<T>(bidi: Bidi, { context }: Context, expression: string): Promise<T> {
  const { result } = await bidi.send('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: null, includeShadowTree: 'all' },
  });
  const given = result as { result?: { value: T }; exceptionDetails?: { text: string } };
  if (given.result === undefined) throw new Error(given.exceptionDetails?.text ?? 'nothing came of it');
  return given.result.value;
}

function closedText(node: BidiNode | undefined, isInside: boolean): string[] {
  if (node === undefined || node.localName === 'style' || node.attributes?.['aria-live'] !== undefined) return [];
  if (node.nodeType === TEXT_NODE)
    return isInside && node.nodeValue !== undefined ? [node.nodeValue.trim()].filter(Boolean) : [];
  const shadow = node.shadowRoot?.value;
  return [
    ...closedText(shadow, isInside || shadow?.mode === 'closed'),
    ...(node.children ?? []).flatMap((child) => closedText(child.value, isInside)),
  ];
}
