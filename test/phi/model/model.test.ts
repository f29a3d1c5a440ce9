import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TEMPLATE_VERSION } from '../../../src/phi/model/features.ts';
import { LABEL_COUNT } from '../../../src/phi/model/labels.ts';
import { packModel, readModel, type Model, type PackedWeights } from '../../../src/phi/model/model.ts';

const packed: PackedWeights = {
  template: TEMPLATE_VERSION,
  scale: 0.5,
  transitions: Float32Array.from({ length: LABEL_COUNT * LABEL_COUNT }, (_, i) => i % 7),
  // The second has more weights than fit beside its key.
  keys: Uint32Array.of(5, 900, 70_000, 4_000_000_000),
  counts: Uint8Array.of(1, 8, 2, 1),
  labels: Uint8Array.of(3, 0, 1, 2, 3, 4, 9, 45, 46, 0, 9, 46),
  weights: Int8Array.of(4, -127, 127, -1, 1, -64, 2, 8, -8, -127, 127, -1),
};

function scoresOf({ weights }: Model, feature: number): Map<number, number> {
  const found = new Int32Array(3);
  const scores = new Map<number, number>();
  if (weights.find(Int32Array.of(0, feature | 0, 0), 1, 2, found, 1) === 1) return scores;
  for (let label = 0; label < LABEL_COUNT; label++) {
    const weight = weights.weightOf(found[1]!, label);
    if (weight !== 0) scores.set(label, weight * weights.scale);
  }
  return scores;
}

describe('the packed model', () => {
  test('says after packing and reading what it said before', () => {
    const model = readModel(packModel(packed));
    let start = 0;
    for (const [i, key] of packed.keys.entries()) {
      const end = start + packed.counts[i]!;
      const told = [...packed.labels.subarray(start, end)].map((label, w) => [label, packed.weights[start + w]! * 0.5]);
      expect([...scoresOf(model, key)], String(key)).toEqual(told);
      start = end;
    }
    expect(scoresOf(model, 6).size).toBe(0);
    expect([...model.transitions]).toEqual([...packed.transitions]);
    expect(model.size).toBe(4);
  });

  test('is read from the middle of a larger buffer too', () => {
    const bytes = packModel(packed);
    const larger = new Uint8Array(bytes.length + 8);
    larger.set(bytes, 8);
    expect([...scoresOf(readModel(larger.subarray(8)), 5)]).toEqual([[3, 2]]);
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
