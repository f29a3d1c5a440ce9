import type { ChatPage } from '../chat-page.ts';
import { withTextAt, type Json } from '../request-body.ts';
import { elementOf, nested, part } from './element.ts';
import { mountLexical } from './lexical.ts';
import { mountReactTextarea } from './react-textarea.ts';
import { newId, sendPrompt, sendTelemetry } from './requests.ts';

/** The conversation on a demo page: the person's messages, which can be edited, and streamed answers. */
export function createThread(page: ChatPage, list: HTMLElement) {
  let conversation = '';
  let turns: Json[] = [];
  /** Conversations of this page that were left, by id. */
  const left = new Map<string, { readonly turns: Json[]; readonly shown: Node[] }>();
  window.addEventListener('popstate', comeBack);

  /** Puts a message into the conversation, asks for the answer and streams it below. */
  async function say(text: string): Promise<void> {
    if (conversation === '') {
      conversation = newId();
      history.replaceState(null, '', page.conversation.replace('{id}', conversation));
    }
    list.append(ownMessage(text));
    turns.push({ role: 'user', content: text });
    await ask(text);
  }

  /** Asks for an answer to the turns so far, the last one being `text`. */
  async function ask(text: string): Promise<void> {
    const answer = nested(page.answer);
    answer.outer.setAttribute('part', 'answer');
    list.append(answer.outer);
    try {
      await sendPrompt(page, conversation, bodyOf(text), (token) => answer.inner.append(token));
      turns.push({ role: 'assistant', content: answer.inner.textContent });
      answer.outer.append(againButton(answer.outer, text));
      sendTelemetry('answer_done');
    } catch {
      answer.inner.append(part('failed', 'p', 'The message could not be sent. Check the connection and try again.'));
    }
    answer.outer.scrollIntoView({ block: 'nearest' });
  }

  /** One turn, or all of them where the endpoint takes the whole conversation. */
  function bodyOf(text: string): Json {
    const body = withTextAt(page.prompt.base, page.prompt.at, text);
    if (page.site !== 'unlisted' || typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    return { ...body, messages: [...turns] };
  }

  function againButton(answer: HTMLElement, text: string): HTMLElement {
    const again = part('again', 'button', 'Regenerate');
    again.setAttribute('type', 'button');
    again.addEventListener('click', () => {
      turns.pop();
      answer.remove();
      void ask(text);
    });
    return again;
  }

  function ownMessage(text: string): HTMLElement {
    const { outer, inner } = nested(page.message);
    outer.setAttribute('part', 'own');
    showText(inner, text);
    return outer;
  }

  function showText(inner: HTMLElement, text: string): void {
    const edit = part('edit', 'button', 'Edit');
    edit.setAttribute('type', 'button');
    edit.addEventListener('click', () => openEdit(inner, text));
    inner.replaceChildren(part('text', 'p', text), edit);
  }

  function openEdit(inner: HTMLElement, text: string): void {
    const element = elementOf(page.edit);
    const box = part('edit-box', 'div', element);
    const save = part('save', 'button', 'Save');
    save.setAttribute('type', 'button');
    box.append(save);
    inner.replaceChildren(box);
    const options = { element, text, label: 'Edit message', changed: () => {}, entered: () => save.click() };
    const editor = page.edit.tag === 'textarea' ? mountReactTextarea(options) : mountLexical(options);
    editor.focus();
    save.addEventListener('click', () => {
      const edited = editor.text();
      showText(inner, edited);
      void say(edited);
    });
  }

  /** Another conversation, without loading the page again. */
  function restart(): void {
    leave('');
    history.pushState(null, '', new URL(page.url).pathname);
  }

  function comeBack(): void {
    const { turns: before, shown } = leave(location.pathname.split('/').at(-1) ?? '');
    turns = before;
    list.append(...shown);
  }

  /** Turns to another conversation, an empty one at first; gives what it held when it was left. */
  function leave(next: string): { turns: Json[]; shown: Node[] } {
    left.set(conversation, { turns, shown: [...list.childNodes] });
    const known = left.get(next) ?? { turns: [], shown: [] };
    conversation = left.has(next) ? next : '';
    turns = [];
    list.replaceChildren();
    return known;
  }

  return { say, restart, id: () => conversation };
}
