/**
 * Stands in for a guard that does everything wrong, in the control: it lets each probe come to know the planted text. A
 * probe that misses it here could not have seen it anywhere. Runs in the page.
 */
export function giveAway(text: string): void {
  const { hostile } = window;
  if (!hostile.isPlanted) return;
  const shared = document.createElement('i');
  const host = document.createElement('div');
  host.attachShadow({ mode: 'open' }).textContent = text;
  document.documentElement.append(host);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`::highlight(x) { --about: "${text}" }`);
  document.adoptedStyleSheets = [sheet];
  const shown = document.createElement('p');
  shown.textContent = text;
  document.body.append(shown);
  const range = new Range();
  range.selectNodeContents(shown);
  CSS.highlights.set(text, new Highlight(range));
  const frame = document.createElement('iframe');
  frame.srcdoc = text;
  frame.src = `about:blank?${encodeURIComponent(text)}`;
  document.body.append(frame);
  performance.mark(text);
  const original = window.fetch;
  const named = {
    [text](asked: string, init?: RequestInit) {
      return original(String(asked), init);
    },
  };
  window.fetch = named[text] as typeof fetch;
  const channel = new BroadcastChannel('chaperone');
  hostile.rounds.push(() => {
    JSON.parse(JSON.stringify({ said: text }));
    // A plain object, so that what it lacks is looked for where the page stands.
    void ({ about: text } as { r?: string }).r;
    window.dispatchEvent(new MouseEvent('chaperone:offer', { relatedTarget: shared }));
    shared.dispatchEvent(new CustomEvent('g', { detail: text }));
    window.dispatchEvent(new CustomEvent('m', { detail: text }));
    window.dispatchEvent(new KeyboardEvent('keydown', { key: text }));
    window.postMessage(text, '*');
    channel.postMessage(text);
    // Not under a person's hands.
    if (document.activeElement?.id !== 'prompt-textarea') getSelection()?.selectAllChildren(shown);
  });
  void fetch(`/resource?${encodeURIComponent(text)}`)
    .then((response) => response.text())
    .then((body) => hostile.learn('resources', body));
}
