import { describe, expect, it } from 'vitest';
import { contactOf, safeLink } from '../../../src/ui/model/contact.ts';

describe('safeLink', () => {
  it.each([
    ['https://assistant.example.org/x', 'https://assistant.example.org/x'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/'],
    ['http://assistant.example.org/', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['not a link', null],
    ['', null],
  ])('%s leads to %s', (address, link) => {
    expect(safeLink(address)).toBe(link);
  });
});

describe('contactOf', () => {
  it.each([
    ['privacy@example.org', 'mailto:privacy@example.org'],
    ['+1 (212) 555-0100', 'tel:+12125550100'],
    ['https://help.example.org/ai', 'https://help.example.org/ai'],
    ['Extension 4 at the front desk', null],
    ['a@b.org?bcc=c@d.org', null],
    ['javascript:alert(1)', null],
  ])('%s is followed to %s', (contact, href) => {
    expect(contactOf(` ${contact} `)).toEqual({ text: contact, href });
  });
});
