import type { Site } from '../../sites/schema.ts';
import { BUTTON, buttonsIn, codeNamesOf, labelsOf } from './button.ts';
import type { Composer } from './composer.ts';
import { eventLine, lineOf } from './open-root.ts';
import { matchesAny } from './selectors.ts';

/**
 * The send button that a click, pointer or key event is about, if it is one: by the site's selectors, else by
 * what it does (submits the composer's form), what it says, or where it stands (the last button at the composer's
 * end). A button taken for one by mistake costs a check of text that is there anyway; one that is missed costs a leak.
 */
export function sendControlOf(event: Event, site: Site | null, composer: Composer | null): HTMLElement | null {
  const line = eventLine(event).filter((element) => element instanceof HTMLElement);
  if (composer && line.some((element) => logsIn(element, composer))) return null;
  const named = site && line.find((element) => matchesAny(element, site.send));
  if (named) return pressable(line, named);
  const near = composer ? belowComposer(line, composer) : line.slice(0, MAX_LEVELS);
  const told = near.find((element) => submitsForm(element, composer) || saysSend(element, composer));
  if (told) return pressable(line, told);
  return composer && lastAtComposer(near, composer);
}

const CREDENTIALS = 'input[type="password" i], input[autocomplete~="one-time-code" i], input[autocomplete*="cc-" i]';

/** The submit button of a log-in or payment form beside the composer: it sends nothing of the composer's. */
function logsIn(element: HTMLElement, composer: Composer): boolean {
  if (!(element instanceof HTMLButtonElement) && !(element instanceof HTMLInputElement)) return false;
  const { form } = element;
  return form !== null && !lineOf(composer.node).includes(form) && form.querySelector(CREDENTIALS) !== null;
}

/** How deep the drawing inside a button may be nested. */
const MAX_LEVELS = 5;
/** How far a send button may stand from the composer's edge, in CSS pixels. */
const MAX_GAP_PX = 96;

/** "Send", "submit", "ask", "run" as buttons say them; "send feedback" and the like are something else. */
const SEND_LABEL =
  /^(send|submit|ask|run|go|senden|absenden|abschicken|envoyer|soumettre|enviar|mandar|invia|inviare|verzenden|versturen|verstuur|wyślij|skicka|odoslat|odeslat|küldés|trimite|gönder|lähetä|stuur|kirim|gửi|надіслати|отправить|αποστολή|إرسال|ارسال|שלח|भेजें|ส่ง)(?=$|[\s(.,:!])(?!.*(feedback|invit|code|e-?mail|link))|\b(nachricht|message|prompt|frage|mensaje|mensagem|messaggio|bericht|wiadomość|meddelande)\b.*\b(senden|send|submit|envoyer|enviar|invia|verzenden|wyślij|skicka)|送信|送出|发送|發送|傳送|提交|보내기|전송/iu;
const SEND_CODE = /\b(send|submit)\b(?!.*\b(feedback|invite|code|email|link)\b)/;
/** Buttons that send an earlier message again after it was edited. */
const SAVE_LABEL =
  /^(save|update|done|confirm|ok|apply|speichern|aktualisieren|enregistrer|guardar|actualizar|salvar|salva|opslaan|bijwerken|zapisz|spara)\b|保存|更新|确定|確定|저장|сохранить/iu;

/** The part of an event's path that lies between its target and the nearest element around the composer too. */
function belowComposer(line: readonly HTMLElement[], composer: Composer): HTMLElement[] {
  const around = new Set<Element>(lineOf(composer.node));
  const end = line.findIndex((element) => around.has(element));
  return line.slice(0, end < 0 ? MAX_LEVELS : Math.min(end, MAX_LEVELS));
}

function submitsForm(element: HTMLElement, composer: Composer | null): boolean {
  const isSubmit =
    (element instanceof HTMLButtonElement && element.type === 'submit') ||
    (element instanceof HTMLInputElement && /^(submit|image)$/.test(element.type));
  return isSubmit && composer !== null && element.form !== null && lineOf(composer.node).includes(element.form);
}

function saysSend(element: HTMLElement, composer: Composer | null): boolean {
  const labels = labelsOf(element);
  if (labels.some((label) => SEND_LABEL.test(label.trim()))) return true;
  if (composer?.purpose !== 'prompt' && composer && labels.some((label) => SAVE_LABEL.test(label.trim()))) return true;
  return codeNamesOf(element).some((name) => SEND_CODE.test(name));
}

/** The button around a hit, so that replaying the press reaches what listens. */
function pressable(line: readonly HTMLElement[], hit: HTMLElement): HTMLElement {
  const button = line.slice(0, line.indexOf(hit) + MAX_LEVELS).find((element) => element.matches(BUTTON));
  return button ?? hit;
}

function lastAtComposer(near: readonly HTMLElement[], composer: Composer): HTMLElement | null {
  const pressed =
    near.find((element) => element.matches(BUTTON)) ??
    near.findLast((element) => getComputedStyle(element).cursor === 'pointer');
  if (!pressed || (pressed.textContent ?? '').trim().length > 2 || !isBeside(pressed, composer.node)) return null;
  const box = lineOf(composer.node).find((element) => element.contains(pressed));
  const rivals = box
    ? buttonsIn(box).filter(
        (button) => button !== pressed && !pressed.contains(button) && isBeside(button, composer.node),
      )
    : [];
  return rivals.every((rival) => standsAfter(pressed, rival, composer.node)) ? pressed : null;
}

function isBeside(button: Element, node: HTMLElement): boolean {
  const rect = button.getBoundingClientRect();
  const box = node.getBoundingClientRect();
  if (rect.width === 0 || rect.height === 0) return false;
  const x = rect.left + rect.width / 2;
  const y = rect.top + rect.height / 2;
  return (
    x > box.left - MAX_GAP_PX && x < box.right + MAX_GAP_PX && y > box.top - MAX_GAP_PX && y < box.bottom + MAX_GAP_PX
  );
}

/** Send stands last: lowest row first, then the end of the line in the composer's direction. */
function standsAfter(button: Element, rival: Element, node: HTMLElement): boolean {
  const a = button.getBoundingClientRect();
  const b = rival.getBoundingClientRect();
  if (a.top >= b.bottom) return true;
  if (a.bottom <= b.top) return false;
  return getComputedStyle(node).direction === 'rtl' ? a.left <= b.left : a.right >= b.right;
}
