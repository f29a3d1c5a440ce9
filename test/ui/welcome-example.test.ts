import { describe, expect, it } from 'vitest';
import { createPlaceholders } from '../../src/deid/placeholders.ts';
import { WELCOME_EXAMPLE } from '../../src/ui/text.ts';
import { detector } from '../phi/lexicon-fixture.ts';

describe('the example of the welcome page', () => {
  it('shows what the detector really finds and what really goes out', () => {
    const written = WELCOME_EXAMPLE.map(({ text }) => text).join('');
    const shown = WELCOME_EXAMPLE.filter(({ replacement }) => replacement !== undefined);
    const { findings } = detector.detect(written);
    expect(findings.map(({ start, end }) => written.slice(start, end))).toEqual(shown.map(({ text }) => text));
    const replacements = createPlaceholders().replace(written, findings);
    expect(replacements.map(({ text }) => text)).toEqual(shown.map(({ replacement }) => replacement));
  });
});
