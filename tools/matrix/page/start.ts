import type { EditorOptions, PageEditor } from '../../demo/pages/client/editor.ts';
import type { CellPage } from '../cells/cell.ts';
import type { ChannelId } from '../cells/channels.ts';
import type { EncodingId } from '../cells/encodings.ts';
import { createBehaviour } from './behaviour.ts';
import { CHANNEL_CODE } from './channels/all.ts';
import { LIGHT_EDITORS } from './editors/all.ts';
import { mountForeign } from './editors/windows.ts';
import type { MatrixPage } from './matrix-page.ts';
import { isNetworkFailure } from './network-failure.ts';
import { encoded, type Send } from './outgoing.ts';

type Mount = (options: EditorOptions) => PageEditor | Promise<PageEditor>;

declare global {
  interface Window {
    matrix?: MatrixPage;
  }
}

/** Builds the page of one cell from the description in the document; `library` is the editor of this bundle. */
export async function startPage(library: Mount | null): Promise<void> {
  const cell: CellPage = JSON.parse(document.querySelector('script[type="application/json"]')?.textContent ?? '');
  if (cell.page.startsWith('reopened') && !('again' in document.documentElement.dataset)) return reopen();
  const isShell = cell.page === 'same-origin-frame' && window === window.parent;
  if (isShell) return openFrame();
  if (cell.page === 'popup' && window.opener === null)
    return void open(location.href, '_blank', 'width=600,height=400');

  // Some libraries report a change while they are still being mounted.
  let mounted: PageEditor | null = null;
  const editor = () => {
    if (mounted === null) throw new Error('the editor is not mounted yet');
    return mounted;
  };
  const page = newPage(editor);
  const sender = await senderOf(cell.channel, cell.encoding, cell.key, page);
  const cleanSender =
    cell.cleanChannel === cell.channel ? sender : await senderOf(cell.cleanChannel, 'json', cell.key, page);
  const behaviour = createBehaviour(cell, page, editor, (text) =>
    (page.phase === 'clean' ? cleanSender : sender)(text),
  );
  const host = document.querySelector<HTMLElement>('#host') ?? document.body;
  const options: EditorOptions = {
    element: host,
    text: '',
    label: 'Ask anything',
    changed: () => void (mounted && behaviour.changed(mounted.text())),
    entered: () => behaviour.entered(),
  };
  mounted = await mount(cell, options, library);
  behaviour.listen(mounted.element.ownerDocument.defaultView ?? window);
  document.querySelector('#send')?.addEventListener('click', () => behaviour.entered());
  window.matrix = page;
  if (window !== window.parent) window.parent.matrix = page;
  mounted.focus();
  fill(page, behaviour.entered);
  page.isReady = true;
}

function newPage(editor: () => PageEditor): MatrixPage {
  const page: MatrixPage = {
    isReady: false,
    phase: 'patient',
    attempts: 0,
    refusals: 0,
    errors: [],
    heard: [],
    template: '',
    text: () => editor().text(),
    focus: () => editor().focus(),
    setValue: (text) => setValue(editor().element, text),
  };
  window.addEventListener('error', ({ message }) => void page.errors.push(message));
  window.addEventListener('unhandledrejection', ({ reason }) => void page.errors.push(String(reason)));
  return page;
}

/** A channel with its encoding: it counts what it tries and what found no network; any other error is the page's. */
async function senderOf(
  channel: ChannelId,
  encoding: EncodingId,
  key: string,
  page: MatrixPage,
): Promise<(text: string) => void> {
  const send: Send = await CHANNEL_CODE[channel](key);
  const failed = (error: unknown) => {
    if (isNetworkFailure(error)) page.refusals += 1;
    else page.errors.push(String(error));
  };
  async function attempt(...given: Parameters<Send>): Promise<void> {
    page.attempts += 1;
    try {
      await send(...given);
    } catch (error) {
      failed(error);
    }
  }
  return (text) => {
    const pieces = encoded(text, encoding);
    if (Array.isArray(pieces)) for (const out of pieces) void attempt(out);
    else void pieces.then((later) => Promise.all(later.map((out) => attempt(out))), failed);
  };
}

function mount(cell: CellPage, options: EditorOptions, library: Mount | null): PageEditor | Promise<PageEditor> {
  const light = LIGHT_EDITORS[cell.page];
  if (light !== undefined) return light(options);
  if (library !== null) return library(options);
  if (cell.page !== 'blank-popup') throw new Error(`no editor for ${cell.page}`);
  const popup = open('about:blank', '_blank', 'width=600,height=400');
  if (popup === null) throw new Error('no popup');
  return mountForeign(options, popup.document, () => popup.focus());
}

/** `#q=` fills the box when the page starts, and `&send` sends at once: the query would be on its way already. */
function fill(page: MatrixPage, entered: () => void): void {
  const given = new URLSearchParams(location.hash.slice(1));
  const text = given.get('q');
  if (text === null) return;
  page.setValue(text);
  if (given.has('send')) entered();
}

/** The platform's own setter: a library that watches the element's value would take the change for its own. */
function setValue(element: HTMLElement, text: string): void {
  const control = element.matches('textarea, input') ? element : element.querySelector('textarea, input');
  if (control === null) element.textContent = text;
  else {
    const kind = control.matches('textarea') ? HTMLTextAreaElement : HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(control, text);
  }
  (control ?? element).dispatchEvent(new Event('input', { bubbles: true }));
}

/** `document.open()` and the same page again: every listener of the window is gone. */
function reopen(): void {
  window.addEventListener('load', () => {
    const again = document.documentElement.outerHTML.replace('<html', '<html data-again');
    document.open();
    document.write(`<!doctype html>${again}`);
    document.close();
  });
}

function openFrame(): void {
  const frame = document.createElement('iframe');
  frame.src = '/?inner';
  frame.style.cssText = 'width:600px;height:200px';
  document.body.append(frame);
}
