// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it } from 'vitest';
import { stoppedModel } from '../../src/ui/model/stopped.ts';
import { Stopped } from '../../src/ui/stopped/stopped.tsx';
import { overview } from './overview.ts';

describe('Stopped', () => {
  it('names the site, the institution, what to use instead and whom to ask', () => {
    const model = stoppedModel('chat.deepseek.com', overview({ status: 'prohibited', siteName: 'DeepSeek' }));
    render(<Stopped model={model} />, document.body);
    expect(document.querySelector('h1')?.textContent).toBe(
      'DeepSeek is not approved by Springfield University Hospital for any use.',
    );
    const links = [...document.querySelectorAll('a')].map((link) => [
      link.textContent,
      link.getAttribute('href'),
      link.getAttribute('rel'),
    ]);
    expect(links).toEqual([
      ['Springfield Assistant', 'https://assistant.springfield.example/', 'noopener noreferrer'],
      ['privacy@springfield.example', 'mailto:privacy@springfield.example', 'noopener noreferrer'],
    ]);
  });

  it('stays quiet about any site that the policy does not prohibit', () => {
    render(<Stopped model={stoppedModel('chatgpt.com', overview())} />, document.body);
    expect(document.body.textContent).toContain('Nothing is stopped here.');
    expect(document.body.textContent).not.toContain('chatgpt');
  });
});
