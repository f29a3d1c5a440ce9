import type { PolicyState } from '../../policy/context.ts';
import type { BannerState, HoldReason } from './state.ts';

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
};

export const CHIP_TEXT = {
  clear: 'No identifiers found',
  checking: 'Checking…',
  review: 'Review',
  possibleNote: 'This does not hold your message.',
} as const;

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
      return `${state.siteName} is approved without patient identifiers.`;
    case 'unlisted':
      return state.policy === 'default'
        ? `${state.siteName} is a public chatbot. Patient identifiers are held back.`
        : `${state.siteName} is not approved by ${who}.`;
  }
}
