import type { PluralForms } from './phrase.ts';
import type {
  EventAction,
  EventChannel,
  EventCode,
  OverrideReason,
  PolicyFault,
  PolicyState,
  SiteStatus,
} from './model/vocabulary.ts';
import type { GuardLine } from './model/popup.ts';

/**
 * Every word of the popup, the dashboard, the welcome page and the stopped page, by id. Data only: a translation is a
 * second file of the same shape. `{name}` is filled in by phrase(), plural forms by plural().
 */
export const PRODUCT = 'Chaperone';

/** `managed` names the institution; `unmanaged` speaks where no institution manages the browser. */
export const STATUS_TEXT: Record<SiteStatus, { word: string; managed: string; unmanaged: string }> = {
  approved: {
    word: 'Approved',
    managed: '{institution} has approved this site. Patient identifiers are checked here, too.',
    unmanaged: 'This site is approved. Patient identifiers are checked here, too.',
  },
  restricted: {
    word: 'Restricted',
    managed: '{institution} allows this site without patient identifiers.',
    unmanaged: 'A public AI site: use it without patient identifiers.',
  },
  prohibited: {
    word: 'Prohibited',
    managed: '{institution} has not approved this site for any use.',
    unmanaged: 'This site is not approved for any use.',
  },
  unlisted: {
    word: 'Not reviewed',
    managed: '{institution} has not reviewed this site.',
    unmanaged: 'Nobody has reviewed this site for use with patient information.',
  },
};

export const REASON_TEXT: Record<OverrideReason, string> = {
  'not-a-patient': 'Reason given: not a patient',
  'already-de-identified': 'Reason given: already de-identified',
  'test-data': 'Reason given: test data',
  'approved-agreement': 'Reason given: an agreement covers this site',
  emergency: 'Reason given: emergency',
};

export const POLICY_STATE_TEXT: Record<PolicyState, { word: string; meaning: string }> = {
  default: {
    word: 'Built-in policy',
    meaning: 'No institution manages this browser. The policy that comes with Chaperone is in force.',
  },
  waiting: {
    word: 'Waiting',
    meaning: 'Your institution’s policy has not arrived yet. Until then the built-in policy is in force.',
  },
  current: { word: 'Up to date', meaning: 'Your institution’s policy is in force.' },
  stale: { word: 'Not refreshed', meaning: 'The last check failed. The last good policy stays in force.' },
  expired: {
    word: 'Out of date',
    meaning:
      'The policy is past its end date. It stays in force in its stricter reading: identifiers are always replaced.',
  },
};

/** What went wrong with the last check, and who can do what about it. */
export const POLICY_FAULT_TEXT: Record<PolicyFault, { what: string; remedy: string }> = {
  unreachable: { what: 'Policy server not reached', remedy: 'Check the network or VPN, then check the policy again.' },
  'http-status': {
    what: 'Policy server answered with an error',
    remedy: 'Check again later. If it stays, tell your IT department.',
  },
  'too-large': { what: 'Policy file too large', remedy: 'Your IT department needs to publish a smaller policy file.' },
  'not-json': {
    what: 'Policy file not readable',
    remedy: 'A sign-in page of the network may be in between. If not, tell your IT department.',
  },
  'bad-envelope': {
    what: 'Policy file not a signed policy',
    remedy: 'Your IT department needs to publish the signed file.',
  },
  'unknown-key': {
    what: 'Policy signed with an unknown key',
    remedy: 'Your IT department needs to add the new public key to the browser’s settings.',
  },
  'wrong-signature': {
    what: 'Policy signature does not match',
    remedy: 'The file was changed after it was signed. Tell your IT or security department.',
  },
  'invalid-policy': {
    what: 'Policy content not valid',
    remedy: 'Your IT department needs to correct the policy and sign it again.',
  },
  'wrong-organisation': {
    what: 'Policy of another organisation',
    remedy: 'Your IT department needs to check the organisation and the policy address in the browser’s settings.',
  },
  'older-serial': {
    what: 'Policy older than the one in force',
    remedy: 'Your IT department needs to publish the policy with a higher serial number.',
  },
  'same-serial-other-content': {
    what: 'Policy changed without a new serial number',
    remedy: 'Tell your security department: two policies carry the same number.',
  },
  'not-yet-valid': {
    what: 'Policy not valid yet',
    remedy: 'It takes effect at its start date. Check that this computer’s clock is right.',
  },
  expired: {
    what: 'Policy past its end date',
    remedy: 'Your IT department needs to publish a new policy. Check that this computer’s clock is right.',
  },
};

export const ACTION_TEXT: Record<EventAction, string> = {
  monitored: 'Noted, sent as written',
  allowed: 'Sent as written',
  warned: 'Warned',
  redacted: 'Sent de-identified',
  blocked: 'Blocked',
  overridden: 'Sent as written, by override',
  held: 'Send held',
  unscanned: 'Held, not checked',
  stopped: 'Request stopped',
  policy: 'Policy',
};

/** Where the code says more of what happened than the action: the person did nothing there. */
export const CODED_ACTION_TEXT: Partial<Record<EventCode, string>> = {
  'draft-stopped': 'Draft stopped',
  recognised: 'AI chat recognised',
  'media-used': 'Used unchecked',
};

export const CHANNEL_TEXT: Record<EventChannel, string> = {
  type: 'typed',
  paste: 'pasted',
  drop: 'dropped',
  edit: 'edited message',
  network: 'sent by the page',
  navigation: 'page opened',
  voice: 'microphone',
  camera: 'camera',
  screen: 'shared screen',
  policy: 'policy check',
};

/** A draft goes by itself, between one key and the next. */
export const DRAFT_CHANNEL_TEXT = 'while typing';

/** Codes that are no override reason and no policy fault; those have their words above. */
export const CODE_TEXT: Record<Exclude<EventCode, OverrideReason | PolicyFault>, string> = {
  'policy-applied': 'A new policy is in force',
  findings: 'Patient identifiers found',
  edited: 'Went back to edit',
  'no-reason': 'No reason asked for',
  'detector-silent': 'The check did not answer',
  'detector-failed': 'The check failed',
  'detector-unreachable': 'The check could not be reached',
  'too-long': 'Too long to check',
  unreadable: 'Could not be read',
  'extension-gone': 'Chaperone was updated or removed',
  'not-verified': 'The replacement could not be confirmed',
  'no-text-found': 'The text to be sent was not found',
  'panel-unavailable': 'The question could not be shown',
  'host-covered': 'The page hid the question',
  'site-prohibited': 'The site is prohibited',
  'draft-stopped': 'The page tried to send the text before you did',
  'request-stopped': 'It held identifiers, or text that was not checked',
  'adapter-broken': 'The page has changed; checked in a general way',
  'media-allowed': 'It cannot be checked; used after a warning',
  'media-refused': 'It cannot be checked; not used after a warning',
  'media-blocked': 'It cannot be checked, and policy blocks it',
  'media-used': 'It cannot be checked, and policy allows it',
  recognised: 'The page looks like an AI chat, and no list names it',
};

export const GUARD_TEXT: Record<GuardLine, { word: string; meaning: string }> = {
  watching: {
    word: 'On guard',
    meaning: 'Nothing has been entered yet. What you enter is checked on this device before it is sent.',
  },
  clear: { word: 'On guard', meaning: 'No patient identifiers were found in what you have entered.' },
  found: { word: 'Identifiers found', meaning: 'Chaperone will ask before you send.' },
  holding: { word: 'Send held', meaning: 'The message is waiting for your decision on the page.' },
  covered: {
    word: 'Hidden by this page',
    meaning: 'This page hides Chaperone. Nothing was sent.',
  },
  'not-working': {
    word: 'Not working here',
    meaning: 'Messages are held, because they cannot be checked. Reload the page to start the guard again.',
  },
  absent: {
    word: 'Not running in this tab',
    meaning: 'Nothing that you enter on this page is checked. Reload it before you enter patient information.',
  },
  'no-chat': {
    word: 'Nothing to guard here',
    meaning: 'Chaperone works on AI chat sites. What you write on this page is not read.',
  },
  'no-answer': {
    word: 'Not answering',
    meaning:
      'Chaperone’s own background did not answer. Guarded pages hold their messages until it does. Restart the browser if this stays.',
  },
};

export const FOUND_COUNT: PluralForms = {
  one: '{n} patient identifier so far.',
  other: '{n} patient identifiers so far.',
};

/** What only the browser itself can show, and does not show to every installation. */
export const NET_TEXT = {
  live: 'Workers and images are checked, too.',
  absent: 'Workers and images are not checked: not granted by this installation.',
};

/** Storage is full: sending goes on, the record does not. */
export const UNSTORED_EVENTS: PluralForms = {
  one: '{n} event is not on record: this browser’s storage was full.',
  other: '{n} events are not on record: this browser’s storage was full.',
};
export const UNSTORED_TEXT = {
  settings:
    'Policy and settings could not be stored: this browser’s storage is full. They are fetched again at the next start.',
  remedy: 'Messages are checked as before. Free some disk space, or tell your IT department.',
};

export const POPUP_TEXT = {
  site: 'This site',
  guard: 'Guard',
  policy: 'Policy',
  today: 'Today',
  waiting: 'One moment…',
  noPage: 'No web page',
  unknownChat: 'AI chat',
  late: 'The page was already open when the guard started. Reload it to complete the protection.',
  reload: 'Reload the page',
  reloadNote: 'Text that you have not sent yet would be lost.',
  serial: 'No. {serial}',
  refresh: 'Check the policy now',
  refreshing: 'Checking…',
  refreshFailed: 'The check could not be started. Try again.',
  ignored: 'Not understood in this browser’s settings: {settings}.',
  ignoredRemedy: 'Your IT department needs to correct them.',
  nothingToday: 'Nothing has happened yet today.',
  events: 'See all events',
  instead: 'Use instead',
  contact: 'Questions: {contact}',
};

/** The actions that are counted, in the order in which they are shown. */
export const COUNT_TEXT = {
  redacted: 'sent de-identified',
  warned: 'warned',
  overridden: 'overridden',
  blocked: 'blocked',
  held: 'held',
} as const;

export const DASHBOARD_TEXT = {
  title: 'Events',
  lead: 'What Chaperone did in this browser, newest first.',
  counts: 'Counts',
  today: 'today',
  week: '{n} in 7 days',
  table: 'Events, newest first',
  time: 'Time',
  site: 'Site',
  happened: 'What happened',
  why: 'Why',
  identifiers: 'Identifiers',
  noIdentifiers: 'none',
  notCounted: 'not counted',
  noSite: 'all sites',
  dayToday: 'Today',
  dayYesterday: 'Yesterday',
  late: 'page was already open',
  capped: 'or more',
  newer: 'Newer',
  older: 'Older',
  refresh: 'Refresh',
  pages: 'Pages of events',
  loading: 'Reading the events…',
  failed: 'The events could not be read. Close other Chaperone pages and refresh this one.',
  emptyTitle: 'No events yet',
  empty: 'When Chaperone replaces, warns, blocks or holds something on an AI site, it is listed here.',
  neverTitle: 'What is never recorded',
  never: [
    'what you wrote, or what was found in it',
    'names, numbers, dates, or anything computed from them',
    'file names, page addresses, chat titles, answers, pictures',
  ],
  kept: 'An event holds what this table shows and the number of the policy in force. It stays on this device for {days} days at most.',
};

export const WELCOME_TEXT = {
  title: 'Ask AI. Keep the patient out of it.',
  lead: 'Chaperone reads what you enter on AI chat sites, on this device, and replaces patient identifiers before anything is sent.',
  before: 'You write',
  after: 'The site receives',
  doesTitle: 'What it does',
  does: [
    {
      head: 'Checks as you type or paste',
      body: 'Names, dates, MRNs and the other HIPAA identifiers are marked in place.',
    },
    { head: 'Holds the message', body: 'If something was found, nothing leaves until you have decided.' },
    { head: 'Sends it de-identified', body: 'Press Enter once more: the medicine stays, the patient does not.' },
  ],
  neverTitle: 'What it never does',
  never: [
    'It sends nothing that you write to us or to anyone else. There is no account and no cloud.',
    'It does not read passwords or log-in pages. On other sites it only looks whether the page is an AI chat.',
    'It keeps no text. The list of events holds kinds and counts only.',
    'It never sends a message on its own.',
  ],
  limit: 'No check finds everything. Read once more before you send; you know the patient, Chaperone does not.',
  events: 'See the list of events',
};

/**
 * The example on the welcome page: a made-up patient, as runs of plain and marked text. A test holds it against what the
 * detector really does.
 */
export const WELCOME_EXAMPLE: readonly { readonly text: string; readonly replacement?: string }[] = [
  { text: 'Mrs. ' },
  { text: 'Jane Okonkwo', replacement: '[PATIENT-1]' },
  { text: ', MRN ' },
  { text: '00482913', replacement: '[MRN-1]' },
  { text: ', seen ' },
  { text: '3/14/2026', replacement: '[DATE-1]' },
  { text: ' with new AF and a CHA₂DS₂-VASc of 4. Apixaban dose if creatinine is 1.6?' },
];

export const STOPPED_TEXT = {
  titleManaged: '{site} is not approved by {institution} for any use.',
  titleUnmanaged: '{site} is not approved for any use.',
  body: 'Chaperone has stopped this page. Nothing was sent to it.',
  instead: 'Use instead',
  noAlternative: 'If you need it for your work, ask for it to be reviewed.',
  contact: 'Questions, or a request to review this site: {contact}',
  neutralTitle: 'Nothing is stopped here.',
  neutral: 'Chaperone shows this page in place of a site that your institution has prohibited.',
  unknownTitle: 'This page was stopped.',
  unknown:
    'Chaperone stops prohibited sites. The policy could not be read just now, so this page stays closed; try again in a moment.',
};
