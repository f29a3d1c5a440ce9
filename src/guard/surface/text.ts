import type { MediaKind, PolicyState } from '../../policy/context.ts';
import type { BannerState, HoldReason, MediaNotice } from './state.ts';

/** What the chip says when a send is held: the fact, what helps, and the word on the button (null: no button). */
export interface HoldText {
  readonly fact: string;
  readonly remedy: string;
  readonly button: string | null;
}

export const HOLD_TEXT: Readonly<Record<HoldReason, HoldText>> = {
  'detector-silent': {
    fact: 'Not sent: the check did not finish.',
    remedy: 'Your text is still here.',
    button: 'Check again',
  },
  'detector-failed': { fact: 'Not sent: the check failed.', remedy: 'Your text is still here.', button: 'Check again' },
  'detector-unreachable': {
    fact: 'Not sent: the check is not running.',
    remedy: 'It is being started again.',
    button: 'Check again',
  },
  'too-long': { fact: 'Not sent: too long to check.', remedy: 'Send it in shorter parts.', button: 'Check again' },
  unreadable: {
    fact: 'Not sent: a file that cannot be read.',
    remedy: 'Paste its text instead.',
    button: 'Check again',
  },
  'extension-gone': {
    fact: 'Not sent: Chaperone was updated.',
    remedy: 'Reload copies your text to the clipboard first.',
    button: 'Reload',
  },
  'not-verified': {
    fact: 'Not sent: a replacement did not take.',
    remedy: 'Remove the marked words yourself, or try again.',
    button: 'Try again',
  },
  'no-text-found': {
    fact: 'Not sent: the text was not found.',
    remedy: 'Click into the message box, then send.',
    button: 'Try again',
  },
  'site-prohibited': { fact: 'This site is not allowed here.', remedy: 'Nothing you type can be sent.', button: null },
  'press-again': { fact: 'Ready.', remedy: 'Press send once more.', button: null },
  'not-copied': {
    fact: 'Not reloaded: your text could not be copied.',
    remedy: 'Copy it, then reload the page.',
    button: null,
  },
  'request-stopped': {
    fact: 'Stopped: a message with an identifier.',
    remedy: 'Check the text, then send it again.',
    button: 'Check again',
  },
  'panel-unavailable': {
    fact: 'Not sent: the review did not open.',
    remedy: 'Your text is still here.',
    button: 'Try again',
  },
  'host-covered': {
    fact: 'Not sent: this page hides Chaperone.',
    remedy: 'Your text is still here.',
    button: 'Try again',
  },
};

export const CHIP_TEXT = {
  clear: 'No identifiers found',
  checking: 'Checking…',
  review: 'Review',
  possibleNote: 'This does not hold your message.',
} as const;

/** What cannot be read, and the name of what it is taken in by. */
const MEDIA_WORDS: Readonly<Record<MediaKind, readonly [what: string, name: string]>> = {
  voice: ['speech', 'microphone'],
  camera: ['what the camera sees', 'camera'],
  screen: ['what the screen shows', 'screen'],
};

/** A question has two words to press; a refusal has one, that puts it away. */
export function mediaText({ kinds, isBlocked, isWaiting }: MediaNotice): HoldText & { readonly decline: string } {
  const names = kinds.map((kind) => MEDIA_WORDS[kind][1]).join(' and ');
  const fact = `Chaperone cannot read ${kinds.map((kind) => MEDIA_WORDS[kind][0]).join(' or ')} before it leaves.`;
  if (isBlocked) return { fact: `Blocked on this site: ${names}.`, remedy: fact, button: null, decline: 'OK' };
  return {
    fact,
    remedy: `Keep patient identifiers out of it.${isWaiting ? '' : ' Then start again.'}`,
    button: `${kinds.includes('screen') ? 'Share' : 'Use'} ${names}`,
    decline: 'Don’t',
  };
}

/** For a screen reader, which is told where the buttons are. */
export function spokenMedia(notice: MediaNotice): string {
  const { fact, remedy, decline } = mediaText(notice);
  return `${fact} ${remedy} The last buttons of the page answer. Escape: ${decline}.`;
}

export const FRAME_TITLE = 'Chaperone: review before sending';

export const BANNER_TEXT = {
  label: 'Chaperone: about this site',
  instead: 'Use',
  reload: 'Reload to finish setting up',
  dismiss: 'Dismiss',
  newTab: 'opens in a new tab',
} as const;

/** Words that a policy's state adds to the banner; null where nobody needs to know. */
export const POLICY_TEXT: Readonly<Record<PolicyState, string | null>> = {
  default: null,
  current: null,
  stale: null,
  waiting: 'The institution’s policy has not arrived yet.',
  expired: 'The institution’s policy has expired; the stricter rules hold.',
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

export function foundText(count: number, possible: number): string {
  if (count === 0) return counted(possible, 'possible identifier', 'possible identifiers');
  return counted(count, 'identifier', 'identifiers');
}

export function deidentifiedText(count: number): string {
  return `${count} replaced`;
}

export function bannerText(state: BannerState): string {
  const who = state.institution ?? 'your institution';
  switch (state.status) {
    case 'prohibited':
      return `${state.siteName} is not allowed by ${who}. Nothing you type here is sent.`;
    case 'restricted':
      return `No patient identifiers in ${state.siteName}.`;
    case 'unlisted':
      return state.policy === 'default'
        ? `${state.siteName} is a public chatbot. Patient identifiers are held back.`
        : `${state.siteName} is not approved by ${who}.`;
  }
}
