import { describe, expect, it } from 'vitest';
import { createVault } from '../../src/guard/vault.ts';

const gonzales = { value: 'Maria Gonzales', category: 'name', role: 'patient', before: 'pt', after: 'has' } as const;

describe('the vault', () => {
  it('holds what stands in a composer until it stands there no more', () => {
    const vault = createVault();
    const composer = {};
    vault.setCurrent(composer, [gonzales]);
    expect(vault.holds('maria gonzales')).toBe(true);
    vault.setCurrent(composer, []);
    expect(vault.holds('maria gonzales')).toBe(false);
  });

  it('keeps what was de-identified, also when the composer is empty', () => {
    const vault = createVault();
    vault.protect([gonzales]);
    vault.setCurrent({}, []);
    expect(vault.find('for Maria Gonzales.')).toEqual([{ start: 4, end: 18, category: 'name', role: 'patient' }]);
  });

  it('lets a released value go, in any spelling, until the conversation ends', () => {
    const vault = createVault();
    vault.protect([gonzales]);
    vault.release(['MARIA  gonzales']);
    expect(vault.holds('Maria Gonzales')).toBe(false);
    vault.forgetReleases();
    expect(vault.holds('Maria Gonzales')).toBe(true);
  });

  it('protects again what is protected after a release', () => {
    const vault = createVault();
    vault.release(['Maria Gonzales']);
    vault.protect([gonzales]);
    expect(vault.holds('Maria Gonzales')).toBe(true);
  });
});
