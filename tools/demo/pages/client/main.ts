import type { ChatPage } from '../chat-page.ts';
import { createComposer } from './composer.ts';
import { part } from './element.ts';
import { openSocket, sendTelemetry } from './requests.ts';
import { createSignIn } from './sign-in.ts';
import { createThread } from './thread.ts';

/** Builds a demo chat from the description that the page carries. */
function start(): void {
  const source = document.querySelector('script[type="application/json"]');
  const root = document.querySelector('main');
  if (source === null || root === null) throw new Error('the page carries no description');
  const page: ChatPage = JSON.parse(source.textContent);
  document.documentElement.style.setProperty('--accent', page.accent);
  if (page.habit === 'signs-in') root.append(part('bar', 'header', page.title), createSignIn());
  else buildChat(page, root);
}

function buildChat(page: ChatPage, root: HTMLElement): void {
  openSocket(page);
  const list = part('thread');
  const greeting = part('greeting', 'h1', page.greeting);
  const fresh = part('new', 'button', 'New chat');
  fresh.setAttribute('type', 'button');
  root.append(part('bar', 'header', page.title, fresh), greeting, list);
  const thread = createThread(page, list);
  fresh.addEventListener('click', () => thread.restart());
  if (page.habit === 'offers-sign-in') root.append(createSignIn());
  root.append(
    createComposer(page, {
      conversation: thread.id,
      send: (text) => {
        greeting.remove();
        void thread.say(text);
      },
    }),
  );
  sendTelemetry('page_view');
}

start();
