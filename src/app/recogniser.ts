import { sendRecognised } from '../platform/recognised.ts';

/** Words that AI chats use of themselves, in titles, descriptions and labels. */
const AI =
  /\b(gpt|llm|chatbot|copilot|assistant|assistent|asistente|claude|gemini|llama|mistral|deepseek|qwen|openai)\b/i;
/** Capitals only: "ai" is a French verb, "ki" and "ia" are words elsewhere. */
const AI_LETTERS = /\b(AI|KI|IA)\b/;
const AI_HOST = /(^|[.-])(ai|gpt|llm)([.-]|$)/;
/** What their composers ask for. */
const ASK = /\b(ask|message|prompt|question|chat|anything|how can i help|frag|pregunta|demande|chiedi|vraag|pergunt)/i;
/** Marks of a conversation with a machine. */
const TURNS =
  '[data-message-author-role],[data-role="assistant"],[data-author="assistant"],[role="log"],[data-is-streaming],[class*="assistant" i]';
const COMPOSERS = 'textarea,[contenteditable]:not([contenteditable="false"]),[role="textbox"]';
/** Where a start page says what it is, and a footer that its answers can be wrong. */
const SAYINGS = 'h1,h2,[role="heading"],small,footer p';
const MOST_SAYINGS = 12;
const LEAST_WIDTH_PX = 200;
const ENOUGH = 4;

/**
 * Whether the page looks like an AI chat: a wide composer, and words or marks that together weigh enough. "Message
 * #general" alone does not; "Ask the ward assistant" with an AI title does.
 */
export function looksLikeChat(document: Document): boolean {
  const composer = [...document.querySelectorAll<HTMLElement>(COMPOSERS)].find(
    (box) => box.getBoundingClientRect().width >= LEAST_WIDTH_PX,
  );
  if (!composer) return false;
  const label = ['placeholder', 'aria-label', 'data-placeholder', 'aria-placeholder', 'title']
    .map((name) => composer.getAttribute(name) ?? composer.querySelector(`[${name}]`)?.getAttribute(name) ?? '')
    .join(' ');
  const sayings = [...document.querySelectorAll(SAYINGS)]
    .slice(0, MOST_SAYINGS)
    .map((element) => element.textContent?.slice(0, 200));
  const about = `${sayings.join(' ')} ${document.title} ${document.querySelector('meta[name="description"]')?.getAttribute('content') ?? ''}`;
  let weight = 0;
  if (AI.test(label) || AI_LETTERS.test(label)) weight += 2;
  if (ASK.test(label)) weight += 2;
  if (AI.test(about) || AI_LETTERS.test(about) || AI_HOST.test(document.location.hostname)) weight += 2;
  if (document.querySelector(TURNS)) weight += 2;
  return weight >= ENOUGH;
}

/** Looks once, and again whenever a person goes to a box to type: single-page sites build their composer late. */
export function startRecogniser(document: Document): void {
  function look(): void {
    if (!looksLikeChat(document)) return;
    document.removeEventListener('focusin', look, true);
    sendRecognised();
  }
  document.addEventListener('focusin', look, true);
  look();
}
