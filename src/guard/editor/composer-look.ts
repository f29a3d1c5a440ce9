import { buttonsIn, labelsOf } from './button.ts';
import { parentOf } from './open-root.ts';
import { isTextControl } from './plain-composer.ts';

/**
 * Whether an editable box looks like one for prompts, for pages where no selector matches. Each sign adds a little,
 * so that a page with every class and id renamed is still recognised and a small search field is not.
 */
export function looksLikeComposer(root: HTMLElement): boolean {
  const box = root.getBoundingClientRect();
  // A text area of one pixel only catches keys for an editor that draws its text elsewhere.
  if (box.width < MIN_WIDTH_PX || box.height < MIN_HEIGHT_PX) return false;
  return SIGNS.reduce((score, sign) => score + sign(root, box), 0) >= ENOUGH;
}

const MIN_WIDTH_PX = 80;
const MIN_HEIGHT_PX = 14;
const ENOUGH = 3;
/** Text of this length is no search and no title. */
const PROMPT_LENGTH = 80;

/** Word stems of "ask", "message", "prompt", "write", "chat", "reply" as composers show them. */
const INVITATION =
  /\b(ask|messag|prompt|chat|type|writ|repl|enter|what can|how can|frag|nachricht|schreib|eingabe|demand|écri|envoy|pregunt|mensaj|escrib|mensagem|pergunt|chied|scriv|messaggi|vraag|bericht|napisz|zapytaj|fråga|skriv|spør|zeptej|sor)|спрос|сообщ|напиш|запит|メッセージ|入力|質問|消息|输入|輸入|提问|问|메시지|입력|질문|رسالة|اسأل|הודעה|שאל/iu;

type Sign = (root: HTMLElement, box: DOMRect) => number;

const SIGNS: readonly Sign[] = [
  isBoxForLongText,
  roleSign,
  widthSign,
  heightSign,
  invitationSign,
  behaviourSign,
  siblingSign,
  searchSign,
];

function isBoxForLongText(root: HTMLElement): number {
  return root instanceof HTMLInputElement ? 0 : 3;
}

function roleSign(root: HTMLElement): number {
  return (root.getAttribute('role') === 'textbox' ? 2 : 0) + (root.getAttribute('aria-multiline') === 'true' ? 1 : 0);
}

function widthSign(_root: HTMLElement, { width }: DOMRect): number {
  if (width < 160) return -2;
  return width >= 320 ? 1 : 0;
}

function heightSign(_root: HTMLElement, { height }: DOMRect): number {
  return height >= 44 ? 1 : 0;
}

function invitationSign(root: HTMLElement): number {
  const shown = [
    root.getAttribute('placeholder'),
    root.getAttribute('aria-placeholder'),
    root.getAttribute('data-placeholder'),
    root.getAttribute('aria-label'),
  ];
  return shown.some((text) => text !== null && INVITATION.test(text)) ? 1 : 0;
}

function behaviourSign(root: HTMLElement): number {
  const text = isTextControl(root) ? root.value : (root.textContent ?? '');
  return text.length >= PROMPT_LENGTH || text.trim().includes('\n') ? 3 : 0;
}

/** A button within the same few levels, as every composer has one. */
function siblingSign(root: HTMLElement): number {
  let above: Element | null = parentOf(root);
  for (let level = 0; above && above !== root.ownerDocument.body && level < 4; level += 1) {
    if (buttonsIn(above).length > 0) return 1;
    above = parentOf(above);
  }
  return 0;
}

function searchSign(root: HTMLElement): number {
  const isSearch =
    root.closest('search, [role="search"]') !== null ||
    root.matches('[type="search" i], [role="searchbox"], input[role="combobox"], input[list]') ||
    labelsOf(root).some((label) =>
      /\b(search|suche|recherche|buscar|busca|cerca|zoek|szukaj|sök|søg|filter)|поиск|検索|搜索|검색/iu.test(label),
    );
  return isSearch ? -3 : 0;
}
