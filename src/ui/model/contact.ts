/** A policy's contact line or link as something that can be shown and, where it is safe, followed. */
export interface Contact {
  readonly text: string;
  /** mailto:, tel: or https:; null: text only. */
  readonly href: string | null;
}

const EMAIL = /^[^\s@<>"?&]+@[^\s@<>"?&]+\.[^\s@<>"?&]+$/;
const PHONE = /^\+?[\d ()./-]{3,24}$/;

/** Only https leads anywhere; http is for a loopback demo. Null for every other scheme. */
export function safeLink(address: string): string | null {
  const url = URL.parse(address);
  if (url === null) return null;
  const loopback = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  return url.protocol === 'https:' || (url.protocol === 'http:' && loopback) ? url.href : null;
}

export function contactOf(contact: string): Contact {
  const text = contact.trim();
  if (EMAIL.test(text)) return { text, href: `mailto:${text}` };
  if (PHONE.test(text)) return { text, href: `tel:${text.replaceAll(/[^\d+]/g, '')}` };
  return { text, href: safeLink(text) };
}
