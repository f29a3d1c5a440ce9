import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GUARD_NAMES } from '../../tools/minify.ts';
import { filesBelow } from '../files-below.ts';

/** What is in no other script than the guard's, and so may call its members as it likes. */
const OWN = /^src\/(?:guard|payload)\/|^src\/app\/(?:guard|detector-client|net-client)\.ts$/;
/** Guards of two frames call each other by these; one of them may be of another version. */
const ACROSS_FRAMES = /^(?:views|enter|text|caret|verdict|stage)$/;

const typescript = new URL('../../node_modules/@typescript/', import.meta.url);

function wordsIn(text: string): Set<string> {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(?<=^|\s)\/\/.*$/gm, '');
  return new Set(code.match(/[A-Za-z_$][\w$]*/g));
}

function platformWords(): Set<string> {
  const declarations = readdirSync(typescript, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\blib\.[\w.]*d\.ts$/.test(path),
  );
  return wordsIn(declarations.map((path) => readFileSync(new URL(path, typescript), 'utf8')).join('\n'));
}

describe('the names that the minifier shortens in the guard', () => {
  const sources = ['src', 'entrypoints'].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path));

  it('are no names of the platform', () => {
    const platform = platformWords();
    expect(platform).toContain('addEventListener');
    expect(GUARD_NAMES.filter((name) => platform.has(name))).toEqual([]);
  });

  it('stand in no script but the guard, where they would keep their length', () => {
    const others = wordsIn(
      sources
        .filter((path) => !OWN.test(path))
        .map((path) => readFileSync(path, 'utf8'))
        .join('\n'),
    );
    expect(others).toContain('startGuardedPage');
    expect(GUARD_NAMES.filter((name) => others.has(name))).toEqual([]);
  });

  it('are never said as a string, and are not what frames call each other by', () => {
    const own = sources.filter((path) => OWN.test(path)).map((path) => readFileSync(path, 'utf8'));
    const isSaid = (name: string) => own.some((text) => new RegExp(`(['"\`])${name}\\1`).test(text));
    expect(GUARD_NAMES.filter((name) => isSaid(name) || ACROSS_FRAMES.test(name))).toEqual([]);
  });
});
