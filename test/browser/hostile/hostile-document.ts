import { joinHandshake, floodMessages } from './handshake.ts';
import { startHostile } from './hostile.ts';
import { giveAway } from './planted.ts';
import { watchInherited, watchPrimitives } from './primitives.ts';
import { findWords, hearKeys, readDocument, readStacks } from './readers.ts';

/** What the stand-in of a careless guard gives away. */
export const PLANTED = '[PATIENT-7] planted';

/** Words of panel and chip, and a placeholder before it stands anywhere. */
const SOUGHT = ['[PATIENT-', '[MRN-', 'Send de-identified', 'identifiers'];

export interface HostileOptions {
  readonly isPlanted: boolean;
  readonly extensionUrl: string;
}

/** Functions go into the page as they are written here: they use nothing from outside themselves. */
function call<A extends readonly unknown[]>(run: (...given: A) => void, ...given: A): string {
  return `(${run.toString()})(${given.map((each) => JSON.stringify(each)).join(', ')});\n`;
}

/** A chat whose page works against the guard on purpose. */
export const HOSTILE_DOCUMENT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>AI assistant</title>
<link rel="icon" href="data:,">
<script src="/first.js"></script>
<body>
<form><div id="prompt-textarea" contenteditable="true" role="textbox"></div>
<button id="send" type="button" data-testid="send-button">Go</button></form>
<script src="/rest.js"></script>
</body>
</html>
`;

/** The page's scripts by path: the first one replaces what all later ones are made of. */
export function hostileScripts(options: HostileOptions | null): Readonly<Record<string, string>> {
  if (options === null) return { '/first.js': '', '/rest.js': call(chat) };
  const { isPlanted, extensionUrl } = options;
  const first = call(startHostile, isPlanted, extensionUrl) + call(watchPrimitives) + call(watchInherited);
  const rest = [
    call(chat),
    call(hearKeys),
    call(readDocument),
    call(readStacks),
    call(findWords, [...SOUGHT, PLANTED]),
  ];
  rest.push(call(joinHandshake), call(floodMessages), isPlanted ? call(giveAway, PLANTED) : '');
  return { '/first.js': first, '/rest.js': rest.join('') };
}

/** The page's own chat: Enter and the button send what stands in the box. Runs in the page. */
function chat(): void {
  const box = document.querySelector<HTMLElement>('#prompt-textarea');
  if (!box) return;
  const { stringify } = JSON;
  window.sendNow = (text) => {
    const body = stringify({ messages: [{ content: { parts: [text] } }] });
    void fetch('/backend-api/f/conversation', {
      method: 'POST',
      headers: [['content-type', 'application/json']],
      body,
    }).catch(() => undefined);
  };
  const deliver = () => {
    const text = box.innerText.trim();
    if (text === '') return;
    box.textContent = '';
    window.sendNow(text);
  };
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    deliver();
  });
  document.querySelector('#send')?.addEventListener('click', deliver);
  box.focus();
}
