// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { popupModel } from '../../src/ui/model/popup.ts';
import type { PopupFacts } from '../../src/ui/model/popup.ts';
import { Popup } from '../../src/ui/popup/popup.tsx';
import { overview } from './overview.ts';
import { settle } from './settle.ts';

const guarded: PopupFacts = {
  host: 'chatgpt.com',
  overview: overview(),
  guard: { state: 'found', findings: 3, coverage: 'full' },
};

async function show(facts: PopupFacts, refreshPolicy: () => Promise<void> = async () => {}): Promise<HTMLElement> {
  let reloads = 0;
  const reload = () => {
    reloads += 1;
    document.body.dataset['reloads'] = String(reloads);
  };
  await settle(() =>
    render(<Popup model={popupModel(facts)} reload={reload} refreshPolicy={refreshPolicy} />, document.body),
  );
  return document.body;
}

function button(label: string): HTMLButtonElement | undefined {
  return [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label);
}

beforeEach(() => {
  render(null, document.body);
  delete document.body.dataset['reloads'];
});

describe('Popup', () => {
  it('says what the site is, what the guard does, what happened and where to see more', async () => {
    const text = (await show(guarded)).textContent;
    for (const words of [
      'ChatGPT',
      'Restricted',
      'Springfield University Hospital allows this site',
      'Identifiers found',
      '3 patient identifiers so far.',
      '7 sent de-identified',
      'No. 42',
    ]) {
      expect(text).toContain(words);
    }
    expect(document.querySelector('a[href="/dashboard.html"]')?.textContent).toBe('See all events');
    expect(button('Reload the page')).toBeUndefined();
  });

  it('says what storage has refused', async () => {
    const alert = () => document.querySelector('[role="alert"]')?.textContent ?? '';
    await show({ ...guarded, overview: overview({ unstored: { events: 1, isSettings: true } }) });
    expect(alert()).toContain('1 event is not on record');
    expect(alert()).toContain('Policy and settings could not be stored');
    expect(alert()).toContain('Free some disk space');
    await show({ ...guarded, overview: overview({ unstored: { events: 0, isSettings: true } }) });
    expect(alert()).not.toContain('record:');
    await show(guarded);
    expect(alert()).toBe('');
  });

  it('says that the page hides what would be asked', async () => {
    const text = (await show({ ...guarded, guard: { state: 'covered', findings: 2, coverage: 'full' } })).textContent;
    expect(text).toContain('This page hides Chaperone. Nothing was sent.');
  });

  it('has one main landmark, one first heading, and names for its sections', async () => {
    const body = await show(guarded);
    expect(body.querySelectorAll('main')).toHaveLength(1);
    expect([...body.querySelectorAll('h1')].map(({ textContent }) => textContent)).toEqual(['ChatGPT']);
    for (const section of body.querySelectorAll('section')) {
      expect(document.getElementById(section.getAttribute('aria-labelledby') ?? '')?.textContent).toBeTruthy();
    }
    expect(body.querySelector('[style]')).toBeNull();
  });

  it('says whether workers and images are checked, where a guard runs', async () => {
    expect((await show(guarded)).textContent).toContain('not granted by this installation');
    const live = { ...guarded, overview: overview({ isNetLive: true }) };
    expect((await show(live)).textContent).toContain('Workers and images are checked, too.');
    expect((await show({ ...live, guard: null })).textContent).not.toContain('Workers');
  });

  it('offers the reload where no guard runs', async () => {
    await show({ ...guarded, guard: null });
    expect(document.body.textContent).toContain('Not running in this tab');
    button('Reload the page')?.click();
    expect(document.body.dataset['reloads']).toBe('1');
  });

  it('shows a fault of the policy with its remedy', async () => {
    const faulty = overview({ policy: { serial: 42, state: 'stale', fault: 'older-serial' } });
    const text = (await show({ ...guarded, overview: faulty })).textContent;
    expect(text).toContain(
      'Policy older than the one in force. Your IT department needs to publish the policy with a higher serial number.',
    );
  });

  it('names settings of the administrator that were not understood', async () => {
    const text = (await show({ ...guarded, overview: overview({ ignoredSettings: ['siteBlock[2]'] }) })).textContent;
    expect(text).toContain('Not understood in this browser’s settings: siteBlock[2].');
    expect(document.querySelector('.pill-warn')?.textContent).toBe('Restricted');
    expect(document.querySelector('[aria-labelledby=policy] .pill-warn')?.textContent).toBe('Up to date');
  });

  it('checks the policy once at a time and says when the check could not be started', async () => {
    const answers: ((answer: 'done' | 'failed') => void)[] = [];
    await show(
      guarded,
      () =>
        new Promise((resolve, reject) =>
          answers.push((answer) => (answer === 'done' ? resolve() : reject(new Error('no answer')))),
        ),
    );
    await settle(() => button('Check the policy now')?.click());
    expect(button('Checking…')?.disabled).toBe(true);
    button('Checking…')?.click();
    expect(answers).toHaveLength(1);
    await settle(() => answers[0]?.('failed'));
    expect(document.body.textContent).toContain('The check could not be started.');
    await settle(() => button('Check the policy now')?.click());
    await settle(() => answers[1]?.('done'));
    expect(document.body.textContent).not.toContain('The check could not be started.');
  });

  it('has no policy to check where none is configured', async () => {
    await show({ ...guarded, overview: overview({ policy: { serial: 0, state: 'default', fault: null } }) });
    expect(document.body.textContent).toContain('Built-in policy');
    expect(button('Check the policy now')).toBeUndefined();
  });
});
