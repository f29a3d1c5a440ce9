/**
 * UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 random bits. The order of the ids is the order of
 * the events, so the store needs no second index.
 */
const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
export const UUID_RANDOM_BYTES = 10;

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** @param random ten bytes; the version and variant bits are written over theirs */
export function uuidV7(atMs: number, random: Uint8Array): string {
  const time = Math.trunc(atMs).toString(16).padStart(12, '0');
  const [a = 0, b = 0, c = 0, ...rest] = random.subarray(0, UUID_RANDOM_BYTES);
  const tail = [hex((a & 0x0f) | 0x70), hex(b), hex((c & 0x3f) | 0x80), ...rest.map(hex)].join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${tail.slice(0, 4)}-${tail.slice(4, 8)}-${tail.slice(8)}`;
}

/** The smallest id of a millisecond: a bound for ranges of ids, from any time on or up to it. */
export function uuidFloor(atMs: number): string {
  return uuidV7(Math.max(0, atMs), new Uint8Array(UUID_RANDOM_BYTES));
}

/** Milliseconds of a version 7 id; null for any other string. */
export function uuidTime(id: string): number | null {
  return SHAPE.test(id) ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;
}
