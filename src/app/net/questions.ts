import { LONG_NUMBER, SENTENCE, SENTENCE_CHARS, TEXT_IN_QUERY, type Elsewhere, type Part } from '../../gate/wire.ts';
import type { NetPeer, NetRuling } from '../../platform/net-port.ts';

/** Requests that wait for the rulings of guards. */
export interface Questions {
  /**
   * Whether one of the guards stops the request. A guard that is silent is taken as the gate takes one: what looks like
   * text is stopped, if that guard has told of any text at all.
   */
  isStopped(peers: readonly NetPeer[], request: Elsewhere): Promise<boolean>;
  /** @param id of the question; a ruling on what another guard was asked counts nothing */
  answered(peer: NetPeer, id: number, ruling: NetRuling['ruling']): void;
  /** Something was entered where this guard is. */
  wrote(peer: NetPeer): void;
  hasWritten(peer: NetPeer): boolean;
  /** It will not answer any more. */
  left(peer: NetPeer): void;
}

/** A guard that is silent for longer cannot answer, as when its page waits for the very request; in milliseconds. */
const ANSWER_MS = 1_000;
/** Longer than a detector takes until a text counts as unscanned, in milliseconds; then the request is stopped. */
const VERDICT_MS = 30_000;

interface Question {
  readonly peer: NetPeer;
  hear(ruling: NetRuling['ruling']): void;
  /** No ruling will come. */
  end(): void;
}

export function createQuestions(): Questions {
  const open = new Map<number, Question>();
  const writing = new WeakSet<NetPeer>();
  let lastId = 0;

  function ask(peer: NetPeer, request: Elsewhere): Promise<boolean> {
    const id = ++lastId;
    return new Promise((resolve) => {
      const done = (isStopped: boolean) => {
        clearTimeout(timer);
        open.delete(id);
        resolve(isStopped);
      };
      const end = () => done(writing.has(peer) && isTextual(request));
      let timer = setTimeout(end, ANSWER_MS);
      open.set(id, {
        peer,
        end,
        hear(ruling) {
          if (ruling !== 'wait') return done(ruling === 'stop');
          clearTimeout(timer);
          timer = setTimeout(() => done(true), VERDICT_MS);
        },
      });
      try {
        peer.post({ t: 'judge', id, request });
      } catch {
        end();
      }
    });
  }

  return {
    isStopped: async (peers, request) => (await Promise.all(peers.map((peer) => ask(peer, request)))).includes(true),
    answered(peer, id, ruling) {
      const question = open.get(id);
      if (question?.peer === peer) question.hear(ruling);
    },
    wrote: (peer) => void writing.add(peer),
    hasWritten: (peer) => writing.has(peer),
    left(peer) {
      for (const question of open.values()) if (question.peer === peer) question.end();
    },
  };
}

function isTextual({ url, parts }: Elsewhere): boolean {
  return TEXT_IN_QUERY.test(url ?? '') || parts.some(isText);
}

function isText({ kind, text }: Part): boolean {
  return kind !== 'text' || (text.length >= SENTENCE_CHARS && SENTENCE.test(text)) || LONG_NUMBER.test(text);
}
