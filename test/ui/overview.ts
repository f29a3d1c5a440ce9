import type { Overview } from '../../src/platform/messages.ts';

export function overview(change: Partial<Overview> = {}): Overview {
  return {
    host: 'chatgpt.com',
    siteName: 'ChatGPT',
    status: 'restricted',
    institution: 'Springfield University Hospital',
    contact: 'privacy@springfield.example',
    alternatives: [
      { name: 'Springfield Assistant', url: 'https://assistant.springfield.example/' },
      { name: 'Not a link', url: 'javascript:alert(1)' },
    ],
    policy: { serial: 42, state: 'current', fault: null },
    isNetLive: false,
    unstored: { events: 0, isSettings: false },
    today: { redacted: 7, warned: 0, blocked: 1, overridden: 2, held: 0 },
    ...change,
  };
}
