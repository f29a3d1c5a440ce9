import { CAME_BACK_STEPS } from './came-back-steps.ts';
import { cleanStep } from './clean-step.ts';
import { CONVERSATION_STEP } from './conversation-step.ts';
import { faultStep } from './fault-step.ts';
import { FRAME_STEP } from './frame-step.ts';
import { FULL_STORAGE_STEP } from './full-storage-step.ts';
import { HIDING_STEPS } from './hiding-step.ts';
import { HISTORY_STEP } from './history-step.ts';
import { KEEPER_STEP } from './keeper-step.ts';
import { LIVE_POLICY_STEP } from './live-policy-step.ts';
import { loginStep } from './login-step.ts';
import { NET_STEP } from './net-step.ts';
import { NOISE_STEP } from './noise-step.ts';
import { LATE_STEP, UPDATE_STEP } from './open-tab-steps.ts';
import { CLEAN_PROMPT, NOTE, PROMPT } from './planted.ts';
import { POLICY_STEP } from './policy-step.ts';
import { PROHIBITED_CACHE_STEP } from './prohibited-cache-step.ts';
import { PROHIBITED_STEP } from './prohibited-step.ts';
import { promptStep } from './prompt-step.ts';
import { REMOVAL_STEP } from './removal-step.ts';
import { RESTORED_STEP } from './restored-step.ts';
import { SILENT_STEP } from './silent-step.ts';
import type { Step } from './step.ts';
import { TIMER_STEP } from './timer-step.ts';
import { UNDO_STEP } from './undo-step.ts';
import { CAMERA_STEP, VOICE_STEP } from './voice-step.ts';

const EMOJI = '\u{1F493}\u{1F48A}\u{1F469}\u200D\u2695\uFE0F\u{1F489}';
/** One megabyte of a sentence that says nothing of anybody. */
const LONG_PROMPT = 'The usual dose stays the same. '.repeat(34_000).trim();

/** The story, in the order in which it is walked. */
const STEPS: readonly Step[] = [
  cleanStep({
    id: 'clean',
    title: 'A prompt without identifiers',
    page: 'chatgpt',
    enter: 'type',
    prompt: CLEAN_PROMPT,
    times: 5,
    delayLimitMs: 1_000,
  }),
  promptStep({
    id: 'prosemirror-typed',
    title: 'ProseMirror, typed',
    page: 'chatgpt',
    enter: 'type',
    send: 'Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'prosemirror-pasted',
    title: 'ProseMirror, pasted, button',
    page: 'chatgpt',
    enter: 'paste',
    send: 'button',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'prosemirror-other',
    title: 'ProseMirror without a form',
    page: 'claude',
    enter: 'type',
    send: 'button',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'lexical-typed',
    title: 'Lexical, typed',
    page: 'perplexity',
    enter: 'type',
    send: 'Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'lexical-pasted',
    title: 'Lexical, pasted, button',
    page: 'perplexity',
    enter: 'paste',
    send: 'button',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'react-typed',
    title: 'React textarea, typed',
    page: 'openevidence',
    enter: 'type',
    send: 'Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'react-pasted',
    title: 'React textarea, pasted, button',
    page: 'openevidence',
    enter: 'paste',
    send: 'button',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'prosemirror-lines',
    title: 'ProseMirror, pasted lines',
    page: 'chatgpt',
    enter: 'paste',
    prompt: NOTE,
    send: 'Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'lexical-lines',
    title: 'Lexical, pasted lines',
    page: 'perplexity',
    enter: 'paste',
    prompt: NOTE,
    send: 'Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'react-lines',
    title: 'React textarea, pasted lines',
    page: 'openevidence',
    enter: 'paste',
    prompt: NOTE,
    send: 'Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'prosemirror-dropped',
    title: 'ProseMirror, dropped',
    page: 'chatgpt',
    enter: 'drop',
    send: 'Enter',
    decision: 'deidentify',
    browsers: ['chromium'],
  }),
  promptStep({
    id: 'lexical-dropped',
    title: 'Lexical, dropped',
    page: 'perplexity',
    enter: 'drop',
    send: 'Enter',
    decision: 'deidentify',
    browsers: ['chromium'],
  }),
  promptStep({
    id: 'react-dropped',
    title: 'React textarea, dropped, button',
    page: 'openevidence',
    enter: 'drop',
    send: 'button',
    decision: 'deidentify',
    browsers: ['chromium'],
  }),
  promptStep({
    id: 'control-enter',
    title: 'Sent with Ctrl+Enter',
    page: 'claude',
    enter: 'paste',
    send: 'Control+Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'numpad-enter',
    title: 'Sent with Enter of the number block',
    page: 'perplexity',
    enter: 'paste',
    send: 'NumpadEnter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'impatient',
    title: 'Enter three times in a row',
    page: 'chatgpt',
    enter: 'paste',
    send: 'Enter',
    presses: 3,
    decision: 'deidentify',
  }),
  promptStep({
    id: 'edit',
    title: 'Escape goes back to the text',
    page: 'chatgpt',
    enter: 'paste',
    send: 'Enter',
    decision: 'edit',
  }),
  promptStep({
    id: 'override',
    title: 'Override with a reason',
    page: 'chatgpt',
    enter: 'paste',
    send: 'Enter',
    decision: 'override',
  }),
  promptStep({
    id: 'edit-box',
    title: 'Edit box of an earlier message',
    page: 'chatgpt',
    enter: 'type',
    send: 'button',
    decision: 'deidentify',
    inEditBox: true,
  }),
  promptStep({
    id: 'edit-box-lexical',
    title: 'Edit box on Lexical',
    page: 'perplexity',
    enter: 'paste',
    send: 'button',
    decision: 'deidentify',
    inEditBox: true,
  }),
  promptStep({
    id: 'renamed',
    title: 'Every class and id renamed',
    page: 'renamed',
    enter: 'type',
    send: 'Enter',
    decision: 'deidentify',
  }),
  promptStep({
    id: 'unlisted',
    title: 'An AI chat that no list knows',
    page: 'unlisted',
    enter: 'type',
    send: 'Enter',
    decision: 'deidentify',
    notice: /identifiers/i,
  }),
  promptStep({
    id: 'websocket',
    title: 'The same over a WebSocket',
    page: 'live',
    enter: 'type',
    send: 'button',
    decision: 'deidentify',
  }),
  cleanStep({
    id: 'emoji',
    title: 'Emoji only',
    page: 'perplexity',
    enter: 'paste',
    prompt: EMOJI,
    times: 1,
    delayLimitMs: 1_000,
  }),
  cleanStep({
    id: 'megabyte',
    title: 'One megabyte',
    page: 'openevidence',
    enter: 'paste',
    prompt: LONG_PROMPT,
    times: 1,
    delayLimitMs: 15_000,
  }),
  CONVERSATION_STEP,
  HISTORY_STEP,
  UNDO_STEP,
  FRAME_STEP,
  ...CAME_BACK_STEPS,
  RESTORED_STEP,
  KEEPER_STEP,
  TIMER_STEP,
  NOISE_STEP,
  loginStep({ id: 'login', title: 'A log-in page', page: 'login', prompt: null, send: 'Enter' }),
  loginStep({
    id: 'login-beside',
    title: 'A log-in beside the composer',
    page: 'welcome',
    prompt: null,
    send: 'button',
  }),
  loginStep({
    id: 'login-over-prompt',
    title: 'The same while a prompt is open',
    page: 'welcome',
    prompt: PROMPT,
    send: 'button',
  }),
  VOICE_STEP,
  CAMERA_STEP,
  ...HIDING_STEPS,
  FULL_STORAGE_STEP,
  SILENT_STEP,
  NET_STEP,
  faultStep({
    id: 'background-gone',
    title: 'The service worker is killed',
    faults: ['background'],
    recorded: null,
    browsers: ['chromium'],
  }),
  faultStep({
    id: 'detector-gone',
    title: 'The detector’s page is killed',
    faults: ['host'],
    recorded: null,
    browsers: ['chromium'],
  }),
  faultStep({
    id: 'both-gone',
    title: 'Both are killed',
    faults: ['host', 'background'],
    recorded: null,
    browsers: ['chromium'],
  }),
  faultStep({
    id: 'worker-gone',
    title: 'The detector’s worker is killed',
    faults: ['worker'],
    recorded: /the check failed/i,
    browsers: ['chromium'],
  }),
  faultStep({
    id: 'worker-mute',
    title: 'The detector’s worker hangs',
    faults: ['mute'],
    recorded: /the check failed/i,
    browsers: ['chromium'],
  }),
  faultStep({
    id: 'worker-late',
    title: 'The detector answers after 5 s',
    faults: ['late'],
    recorded: /the check (failed|did not answer)/i,
    browsers: ['chromium'],
  }),
  PROHIBITED_STEP,
  POLICY_STEP,
  LIVE_POLICY_STEP,
  PROHIBITED_CACHE_STEP,
  REMOVAL_STEP,
  LATE_STEP,
  UPDATE_STEP,
];

/** The steps that a browser's protocol lets a driver play. */
export function stepsFor(browser: 'chromium' | 'firefox'): Step[] {
  return STEPS.filter((step) => step.browsers === undefined || step.browsers.includes(browser));
}
