// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { isNeverRead } from '../../../src/guard/editor/never-read.ts';

afterEach(() => document.body.replaceChildren());

function target(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector('[data-target]') ?? document.body;
}

test.each([
  ['<input data-target type="password">'],
  ['<input data-target type="email">'],
  ['<input data-target type="tel">'],
  ['<input data-target type="number">'],
  ['<input data-target autocomplete="one-time-code">'],
  ['<input data-target autocomplete="section-a billing cc-number">'],
  ['<input data-target autocomplete="username webauthn">'],
  ['<input data-target autocomplete="EMAIL">'],
  ['<input data-target autocomplete="tel-national">'],
  ['<input data-target name="otpCode">'],
  ['<input data-target id="new_password">'],
  ['<input data-target aria-label="Verification code">'],
  ['<input data-target name="cardNumber">'],
  ['<input data-target name="userName">'],
  ['<input data-target id="identifier">'],
  ['<form><input data-target type="search"><input type="password"></form>'],
])('%s is never read', (html) => {
  expect(isNeverRead(target(html))).toBe(true);
});

test.each([
  ['<textarea data-target></textarea>'],
  ['<div data-target contenteditable="true"></div>'],
  ['<input data-target>'],
  ['<input data-target type="search" name="q">'],
  ['<input data-target type="text" autocomplete="off" placeholder="Ask anything">'],
  ['<input data-target autocomplete="nope">'],
  ['<input data-target placeholder="Ask how to reset a password, or anything else">'],
  ['<form><input data-target></form><form><input type="password"></form>'],
])('%s may be read', (html) => {
  expect(isNeverRead(target(html))).toBe(false);
});
