import { describe, expect, it } from 'vitest';
import { reportableHost } from '../../src/events/host.ts';

describe('reportableHost', () => {
  it.each([
    ['chatgpt.com', 'chatgpt.com'],
    ['ChatGPT.com.', 'chatgpt.com'],
    ['gemini.google.com', 'gemini.google.com'],
    ['a.b.gemini.google.com', 'gemini.google.com'],
    ['chat.trust.nhs.uk', 'chat.trust.nhs.uk'],
    ['ward.chat.trust.nhs.uk', 'chat.trust.nhs.uk'],
    ['copilot.cloud.microsoft', 'copilot.cloud.microsoft'],
    ['m365.cloud.microsoft', 'm365.cloud.microsoft'],
    // A label that could be an MRN, a date or a phone number goes; what is left still says where.
    ['00123456.example.org', 'example.org'],
    ['dob-1957-03-04.example.org', 'example.org'],
    ['555-867-5309.example.co.uk', 'example.co.uk'],
  ])('cuts %s to %s', (host, cut) => {
    expect(reportableHost(host)).toBe(cut);
  });

  it.each([
    'localhost',
    '127.0.0.1',
    '10.20.30.40',
    '[::1]',
    'intranet',
    '12345678.org',
    'a..b',
    '',
    'jane doe.org',
    'jane@doe.org',
    '-a.org',
  ])('reports nothing for %j', (host) => {
    expect(reportableHost(host)).toBeNull();
  });

  it('gives a host that it leaves as it is', () => {
    for (const host of ['a.b.c.d.example.com', 'x.hospital.nhs.uk', 'chat.openai.com']) {
      const cut = reportableHost(host);
      expect(cut).not.toBeNull();
      expect(reportableHost(cut ?? '')).toBe(cut);
    }
  });
});
