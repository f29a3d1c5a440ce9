import type { EventCode, EventDraft } from '../events/schema.ts';
import type { MediaQuestion, Ruling } from '../gate/wire.ts';
import type { MediaAction, MediaKind } from '../policy/context.ts';
import type { GuardPorts } from './ports.ts';
import type { MediaNotice } from './surface/state.ts';

export interface MediaPorts {
  readonly ports: Pick<GuardPorts, 'context' | 'record'>;
  show(notice: MediaNotice | null): void;
  tell(id: number, ruling: Ruling): void;
}

/**
 * Microphone, camera and screen leave before there is text to read, so policy decides, and under `warn` the clinician,
 * once a conversation.
 */
export interface MediaDesk {
  judge(question: MediaQuestion): Ruling;
  /** The clinician's answer to what is shown; false when nothing is. */
  answer(isAllowed: boolean): boolean;
  /** The person used the page: a refusal does not outlive that, so that they can change their mind. */
  pressed(): void;
  /** The policy may have changed. */
  review(): void;
  /** Another conversation: nothing is allowed yet. */
  forget(): void;
  /** Whether the page was let use something that the policy does not block by now. */
  isInUse(): boolean;
}

const KINDS: readonly MediaKind[] = ['voice', 'camera', 'screen'];

export function createMediaDesk({ ports, show, tell }: MediaPorts): MediaDesk {
  const allowed = new Set<MediaKind>();
  /** A page that asks again by itself is refused in silence. */
  const refused = new Set<MediaKind>();
  const used = new Set<MediaKind>();
  const recorded = new Set<string>();
  let waiting: MediaQuestion[] = [];
  let shown: MediaNotice | null = null;

  function actionFor(kind: MediaKind): MediaAction {
    const action = ports.context().media[kind];
    return action === 'warn' && allowed.has(kind) ? 'allow' : action;
  }

  /** Once a conversation. */
  function record(channel: MediaKind, action: EventDraft['action'], code: EventCode): void {
    if (recorded.has(channel + code)) return;
    recorded.add(channel + code);
    ports.record({ channel, action, code, counts: {} });
  }

  function put(notice: MediaNotice | null): void {
    shown = notice;
    show(notice);
  }

  /** A question that is being read is not taken away by another one. */
  function isAsking(): boolean {
    return shown !== null && !shown.isBlocked;
  }

  /** What the question comes to by now; null when the clinician has to decide. */
  function rule(question: MediaQuestion): Ruling | null {
    const kinds = kindsOf(question);
    const open = kinds.filter((kind) => actionFor(kind) !== 'allow');
    const blocked = open.filter((kind) => actionFor(kind) === 'block');
    for (const kind of blocked) record(kind, 'blocked', 'media-blocked');
    if (blocked.some((kind) => !refused.has(kind)) && !isAsking())
      put({ kinds: blocked, isBlocked: true, isWaiting: false });
    if (kinds.length === 0 || blocked.length > 0 || open.some((kind) => refused.has(kind))) return { r: 'stop' };
    if (open.length > 0) return null;
    for (const kind of kinds) {
      used.add(kind);
      if (!allowed.has(kind)) record(kind, 'allowed', 'media-used');
    }
    return { r: 'pass' };
  }

  /** Only what is in the notice is answered: what a page asks for meanwhile gets a notice of its own. */
  function ask(question: MediaQuestion | undefined): void {
    if (!question || isAsking()) return;
    const kinds = kindsOf(question).filter((kind) => actionFor(kind) === 'warn');
    put({ kinds, isBlocked: false, isWaiting: question.canWait });
  }

  /** Rules on what waits as far as that is possible by now, and shows the first question that is left. */
  function settle(): void {
    const open = waiting;
    // A page can ask again while its own call is made.
    waiting = [];
    for (const question of open) {
      const ruling = rule(question);
      if (ruling) tell(question.id, ruling);
      else waiting.push(question);
    }
    ask(waiting[0]);
  }

  return {
    judge(question) {
      const ruling = rule(question);
      if (ruling) return ruling;
      if (question.canWait) waiting.push(question);
      ask(question);
      return { r: question.canWait ? 'wait' : 'stop' };
    },
    answer(isAllowed) {
      if (!shown) return false;
      const { kinds, isBlocked } = shown;
      put(null);
      for (const kind of kinds) {
        (isAllowed && !isBlocked ? allowed : refused).add(kind);
        if (!isBlocked) record(kind, 'warned', isAllowed ? 'media-allowed' : 'media-refused');
      }
      settle();
      return true;
    },
    pressed: () => refused.clear(),
    review() {
      const wanted = shown?.isBlocked ? 'block' : 'warn';
      if (shown?.kinds.some((kind) => actionFor(kind) !== wanted)) put(null);
      settle();
    },
    forget() {
      allowed.clear();
      refused.clear();
      recorded.clear();
    },
    isInUse: () => [...used].some((kind) => actionFor(kind) !== 'block'),
  };
}

/** What names nothing that is known is refused: an empty list is no permission. */
function kindsOf({ kinds }: MediaQuestion): MediaKind[] {
  return KINDS.filter((kind) => kinds.includes(kind));
}
