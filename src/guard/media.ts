import type { EventCode, EventDraft } from '../events/schema.ts';
import type { MediaQuestion, Ruling } from '../gate/wire.ts';
import type { MediaKind } from '../policy/context.ts';
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

const PASS: Ruling = { r: 'pass' };
const STOP: Ruling = { r: 'stop' };
const KINDS: readonly MediaKind[] = ['voice', 'camera', 'screen'];

export function createMediaDesk({ ports, show, tell }: MediaPorts): MediaDesk {
  const allowed = new Set<MediaKind>();
  /** A page that asks again by itself is refused in silence. */
  const refused = new Set<MediaKind>();
  const used = new Set<MediaKind>();
  const recorded = new Set<string>();
  let waiting: MediaQuestion[] = [];
  let shown: MediaNotice | null = null;

  function actionFor(kind: MediaKind): 'allow' | 'warn' | 'block' {
    const action = ports.context().media[kind];
    return action === 'warn' && allowed.has(kind) ? 'allow' : action;
  }

  function record(channel: MediaKind, action: EventDraft['action'], code: EventCode): void {
    ports.record({ channel, action, code, counts: {} });
  }

  function recordOnce(channel: MediaKind, action: EventDraft['action'], code: EventCode): void {
    if (recorded.has(channel + code)) return;
    recorded.add(channel + code);
    record(channel, action, code);
  }

  /** What this question comes to by now; null when the clinician has to decide. */
  function rulingFor(kinds: readonly MediaKind[]): Ruling | null {
    const open = kinds.filter((kind) => actionFor(kind) !== 'allow');
    if (kinds.length === 0 || open.some((kind) => refused.has(kind) || actionFor(kind) === 'block')) return STOP;
    return open.length > 0 ? null : PASS;
  }

  function conclude(kinds: readonly MediaKind[], ruling: Ruling): Ruling {
    for (const kind of kinds) {
      if (ruling === PASS) {
        used.add(kind);
        if (!allowed.has(kind)) recordOnce(kind, 'allowed', 'media-used');
      } else if (actionFor(kind) === 'block') recordOnce(kind, 'blocked', 'media-blocked');
    }
    const blocked = kinds.filter((kind) => !refused.has(kind) && actionFor(kind) === 'block');
    // A question that is being read is not taken away by another one.
    if (blocked.length > 0 && (!shown || shown.isBlocked)) put({ kinds: blocked, isBlocked: true, isWaiting: false });
    return ruling;
  }

  function put(notice: MediaNotice | null): void {
    shown = notice;
    show(notice);
  }

  /** Only what is in the notice is answered: what a page asks for meanwhile gets a notice of its own. */
  function ask(question: MediaQuestion): void {
    const kinds = kindsOf(question).filter((kind) => actionFor(kind) === 'warn');
    put({ kinds, isBlocked: false, isWaiting: question.canWait });
  }

  /** Rules on what waits as far as that is possible by now, and shows the first question that is left. */
  function settle(): void {
    const open = waiting;
    waiting = [];
    for (const question of open) {
      const ruling = rulingFor(kindsOf(question));
      if (ruling) tell(question.id, conclude(kindsOf(question), ruling));
      else waiting.push(question);
    }
    const [first] = waiting;
    if (shown && !shown.isBlocked) return;
    if (first) ask(first);
  }

  return {
    judge(question) {
      const kinds = kindsOf(question);
      const ruling = rulingFor(kinds);
      if (ruling) return conclude(kinds, ruling);
      if (question.canWait) waiting.push(question);
      if (!shown || shown.isBlocked) ask(question);
      return question.canWait ? { r: 'wait' } : STOP;
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
