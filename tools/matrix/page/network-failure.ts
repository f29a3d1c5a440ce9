/** The page's own word for an answer that says "not sent" without an error: false of a beacon, an `error` event. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
}

/** What Chromium and Firefox say of a request that had no network; other errors of these names have other causes. */
const FETCH_WORDS =
  /^(Failed to fetch( dynamically imported module: .*)?|NetworkError when attempting to fetch resource\.|error loading dynamically imported module: .*)$/;
/** A cache, a worker or a worklet whose script or page could not be loaded says so in its own words. */
const LOAD_WORDS =
  /^(Failed to (execute 'add(All)?' on 'Cache': Request scheme|register a ServiceWorker|load worklet module script)\b|Cache\.add(All)?: Request URL|ServiceWorkerContainer\.register: Invalid scope|The operation was aborted\. $)/;
const NETWORK_NAMES: readonly string[] = ['NetworkError', 'SecurityError'];

/** Whether this is how the platform says that a request found no network, which a careful page expects. */
export function isNetworkFailure(error: unknown): boolean {
  if (error instanceof NotSent) return true;
  if (typeof error !== 'object' || error === null || !('name' in error) || !('message' in error)) return false;
  const { name, message } = error;
  if (LOAD_WORDS.test(String(message))) return true;
  return name === 'TypeError' ? FETCH_WORDS.test(String(message)) : NETWORK_NAMES.includes(String(name));
}
