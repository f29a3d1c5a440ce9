import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TEMPLATE_VERSION } from '../../../src/phi/model/features.ts';
import { LABEL_COUNT } from '../../../src/phi/model/labels.ts';
import { packModel, readModel, type PackedWeights } from '../../../src/phi/model/model.ts';

const packed: PackedWeights = {
  template: TEMPLATE_VERSION,
  scale: 0.5,
  transitions: Float32Array.from({ length: LABEL_COUNT * LABEL_COUNT }, (_, i) => i % 7),
  keys: Uint32Array.of(5, 70_000, 4_000_000_000),
  counts: Uint8Array.of(1, 2, 1),
  labels: Uint8Array.of(3, 0, 9, 46),
  weights: Int8Array.of(4, -127, 127, -1),
};

describe('the packed model', () => {
  test('says after packing and reading what it said before', () => {
    const model = readModel(packModel(packed));
    const scores = new Float32Array(2 * LABEL_COUNT);
    for (const feature of [5, 70_000, 4_000_000_000 | 0, 6]) model.add(feature, scores, LABEL_COUNT);
    expect([...scores.subarray(0, LABEL_COUNT)].every((score) => score === 0)).toBe(true);
    expect([3, 0, 9, 46].map((label) => scores[LABEL_COUNT + label])).toEqual([2, -63.5, 63.5, -0.5]);
    expect([...model.transitions]).toEqual([...packed.transitions]);
    expect(model.size).toBe(3);
  });

  test('is read from the middle of a larger buffer too', () => {
    const bytes = packModel(packed);
    const larger = new Uint8Array(bytes.length + 8);
    larger.set(bytes, 8);
    const scores = new Float32Array(LABEL_COUNT);
    readModel(larger.subarray(8)).add(5, scores, 0);
    expect(scores[3]).toBe(2);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['other bytes', new Uint8Array(4096)],
    ['cut short', packModel(packed).subarray(0, -1)],
    ['made for other features', packModel({ ...packed, template: TEMPLATE_VERSION + 1 })],
  ])('is refused when it is %s', (_name, bytes) => {
    expect(() => readModel(bytes)).toThrow(RangeError);
  });

  test('is the one that docs/MODEL.md speaks of', () => {
    const bytes = readFileSync(new URL('../../../assets/model/tagger.bin', import.meta.url));
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(readFileSync(new URL('../../../docs/MODEL.md', import.meta.url), 'utf8')).toContain(hash);
    expect(bytes.length).toBeLessThan(6_000_000);
  });
});
