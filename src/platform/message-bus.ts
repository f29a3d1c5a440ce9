import { browser, type Browser } from 'wxt/browser';
import { DOORS, faultyMember, isMessageName, type MessageName } from './message-schemas.ts';
import type { Messages } from './messages.ts';
import { senderOf, type Sender } from './sender.ts';

/** On the wire: { name, request }. */
interface Envelope<Name extends MessageName> {
  readonly name: Name;
  readonly request: Messages[Name]['request'];
}

type Reply<Name extends MessageName> = Messages[Name]['reply'];

export type Handlers = {
  readonly [Name in MessageName]?: (request: Messages[Name]['request'], sender: Sender) => Promise<Reply<Name>>;
};

/** No receiver answered: the context that should is gone, or not there yet. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

/** What a listener answers. In words of our own: browsers differ in what they make of a listener that throws. */
type Answer<Name extends MessageName> = { readonly reply: Reply<Name> } | { readonly refused: string };

function replyOf<Name extends MessageName>(name: Name, answer: Answer<Name> | undefined): Reply<Name> {
  if (answer === undefined || answer === null) throw new NoReply(`nobody answered ${name}`);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.reply;
}

/**
 * To the background (from any other context of the extension).
 * @throws {NoReply} when nobody answers, and an Error with the receiver's reason when it refuses.
 */
export async function sendMessage<Name extends MessageName>(
  name: Name,
  request: Messages[Name]['request'],
): Promise<Reply<Name>> {
  const envelope: Envelope<Name> = { name, request };
  return replyOf(name, await browser.runtime.sendMessage<Envelope<Name>, Answer<Name> | undefined>(envelope));
}

/** To one frame of a tab, 0 being the top one, or to all; the first answer counts. Throws as sendMessage does. */
export async function sendToTab<Name extends MessageName>(
  tabId: number,
  name: Name,
  request: Messages[Name]['request'],
  frameId: number | 'every' = 0,
): Promise<Reply<Name>> {
  const envelope: Envelope<Name> = { name, request };
  const options = frameId === 'every' ? {} : { frameId };
  return replyOf(
    name,
    await browser.tabs.sendMessage<Envelope<Name>, Answer<Name> | undefined>(tabId, envelope, options),
  );
}

type AnyHandler = (request: unknown, sender: Sender) => Promise<unknown>;

function receive(
  handlers: Handlers,
  message: unknown,
  from: Browser.runtime.MessageSender,
): Promise<unknown> | undefined {
  const { name, request } = Object(message) as { name?: unknown; request?: unknown };
  if (!isMessageName(name)) return Promise.reject(new Error('refused: not a message of this extension'));
  const handler = handlers[name] as AnyHandler | undefined;
  // Another context of the extension may be the one that handles it.
  if (handler === undefined) return undefined;
  const sender = senderOf(from);
  if (sender.origin !== DOORS[name].from) return Promise.reject(new Error(`refused: ${name} from this sender`));
  const member = faultyMember(name, request);
  if (member !== null) return Promise.reject(new Error(`refused: ${name} with a bad member: ${member}`));
  return handler(request, sender);
}

/** Answers messages in this context; each is checked at the door. Returns a function that stops listening. */
export function onMessage(handlers: Handlers): () => void {
  function listener(
    message: unknown,
    from: Browser.runtime.MessageSender,
    respond: (answer: Answer<MessageName>) => void,
  ): true | undefined {
    const reply = receive(handlers, message, from);
    if (reply === undefined) return undefined;
    void answer(reply, respond);
    return true;
  }
  browser.runtime.onMessage.addListener(listener);
  return () => browser.runtime.onMessage.removeListener(listener);
}

async function answer(reply: Promise<unknown>, respond: (answer: Answer<MessageName>) => void): Promise<void> {
  try {
    respond({ reply: (await reply) as Reply<MessageName> });
  } catch (error) {
    respond({ refused: error instanceof Error ? error.message : 'refused' });
  }
}
