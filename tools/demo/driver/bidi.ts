import type { Browser } from 'puppeteer-core';

/**
 * The WebDriver BiDi commands that puppeteer has no methods for: they see closed shadow roots and frames of an
 * extension, which a page and puppeteer's own calls cannot.
 */
export interface Bidi {
  send(method: string, parameters: unknown): Promise<{ readonly result: unknown }>;
}

/** puppeteer keeps its BiDi connection on the browser object without typing it. */
export function bidiOf(browser: Browser): Bidi {
  const connection = 'connection' in browser ? browser.connection : undefined;
  if (!isBidi(connection)) throw new Error('this browser is not driven over WebDriver BiDi');
  return connection;
}

function isBidi(value: unknown): value is Bidi {
  return typeof value === 'object' && value !== null && 'send' in value && typeof value.send === 'function';
}

/** A tab in front; gives its browsing context. */
export async function createTab(bidi: Bidi): Promise<string> {
  const { result } = await bidi.send('browsingContext.create', { type: 'tab', background: false });
  return (result as { context: string }).context;
}

/**
 * What an expression, or the promise that it is, comes to in a browsing context, by way of JSON.
 * @throws Error with the page's message when the expression throws.
 */
export async function evaluateIn(bidi: Bidi, context: string, expression: string): Promise<unknown> {
  const { result } = await bidi.send('script.evaluate', {
    expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`,
    target: { context },
    awaitPromise: true,
  });
  const given = result as { result?: { value?: string }; exceptionDetails?: { text: string } };
  if (given.exceptionDetails !== undefined) throw new Error(given.exceptionDetails.text);
  const { value } = given.result ?? {};
  return value === undefined ? undefined : JSON.parse(value);
}
