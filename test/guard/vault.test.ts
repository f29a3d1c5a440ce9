import { describe, expect, it } from 'vitest';
import { createVault } from '../../src/guard/vault.ts';

const gonzales = { value: 'Maria Gonzales', category: 'name', role: 'patient', before: 'pt', after: 'has' } as const;

describe('the vault', () => {
  it('holds what stands in a composer until it stands there no more', () => {
    const vault = createVault();
    const composer = {};
    vault.setCurrent(composer, 'pt Maria Gonzales', [gonzales]);
    expect(vault.find('maria gonzales')[0]).toMatchObject({ start: 0, end: 14 });
    vault.setCurrent(composer, 'pt Maria Gonzales has', []);
    expect(vault.find('maria gonzales')).toEqual([]);
  });

  it('keeps out of requests what has gone from a composer, and finds it in no prompt', () => {
    const vault = createVault();
    const composer = {};
    vault.setCurrent(composer, 'pt Maria Gonzales', [gonzales]);
    vault.setCurrent(composer, '', []);
    expect(vault.holds('{"draft":"maria gonzales"}')).toBe(true);
    expect(vault.find('maria gonzales')).toEqual([]);
  });

  it('keeps what was de-identified, also when the composer is empty', () => {
    const vault = createVault();
    vault.protect([gonzales]);
    vault.setCurrent({}, '', []);
    expect(vault.find('for Maria Gonzales.')[0]).toEqual({ start: 4, end: 18, category: 'name', role: 'patient' });
  });

  it('knows the words of a name that it protects, in what a person writes', () => {
    const vault = createVault();
    vault.protect([gonzales, { ...gonzales, value: 'May Long' }]);
    expect(vault.find('what about gonzales?')).toMatchObject([{ start: 11, end: 19 }]);
    expect(vault.find('how long may it take?')).toEqual([]);
    expect(vault.find('does Mrs. Long need it?')).toMatchObject([{ start: 10, end: 14 }]);
    expect(vault.holds('{"user":"gonzales"}')).toBe(false);
  });

  it('lets a released value go, in any spelling, in its conversation only', () => {
    const vault = createVault();
    vault.turnTo('first', false);
    vault.protect([gonzales]);
    vault.release(['MARIA  gonzales']);
    expect(vault.holds('Maria Gonzales')).toBe(false);
    vault.turnTo('second', false);
    expect(vault.holds('Maria Gonzales')).toBe(true);
    vault.turnTo('first', false);
    expect(vault.holds('Maria Gonzales')).toBe(false);
  });

  it('keeps what was released when a conversation gets its id, and gives a new one nothing of it', () => {
    const vault = createVault();
    vault.protect([gonzales]);
    vault.release(['Maria Gonzales']);
    vault.turnTo('first', true);
    expect(vault.releases()).toEqual(['maria gonzales']);
    expect(vault.holds('Maria Gonzales')).toBe(false);
    vault.turnTo('', false);
    expect(vault.releases()).toEqual([]);
    expect(vault.holds('Maria Gonzales')).toBe(true);
  });

  it('ends a release where the value is protected again, and nowhere else', () => {
    const vault = createVault();
    vault.turnTo('first', false);
    vault.release(['Maria Gonzales']);
    vault.turnTo('second', false);
    vault.release(['Maria Gonzales']);
    vault.protect([gonzales], 'first');
    expect(vault.holds('Maria Gonzales')).toBe(false);
    vault.turnTo('first', false);
    expect(vault.holds('Maria Gonzales')).toBe(true);
  });

  it('forgets the releases of the conversation that was left longest ago', () => {
    const vault = createVault();
    vault.protect([gonzales]);
    vault.release([gonzales.value], 'first');
    vault.release([gonzales.value], 'second');
    vault.turnTo('first', false);
    for (let i = 0; i < 49; i += 1) vault.turnTo(`other-${i}`, false);
    vault.turnTo('first', false);
    expect(vault.holds('Maria Gonzales')).toBe(false);
    vault.turnTo('second', false);
    expect(vault.holds('Maria Gonzales')).toBe(true);
  });

  it('protects again what is protected after a release', () => {
    const vault = createVault();
    vault.release(['Maria Gonzales']);
    vault.protect([gonzales]);
    expect(vault.holds('Maria Gonzales')).toBe(true);
  });
});
