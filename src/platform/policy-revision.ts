import { browser } from 'wxt/browser';
import { keptValue } from './kept-value.ts';

/** A number that changes whenever a page's context may have changed; it says nothing else. */
const KEY = 'policy-revision';

export async function announcePolicy(): Promise<void> {
  const revision = keptValue('local', KEY);
  const last = await revision.get();
  await revision.set((typeof last === 'number' ? last : 0) + 1);
}

/** For open guards: ask for the context again. Returns a function that stops listening. */
export function onPolicyRevision(changed: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && KEY in changes) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
