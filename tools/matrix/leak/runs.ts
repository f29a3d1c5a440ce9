/** Four letters in a row of a name, or five digits of a number, are a leak. */
export const NAME_RUN = 4;
export const DIGIT_RUN = 5;

/** Every run of `length` characters of a value, in order. */
export function runsOf(value: string, length: number): string[] {
  return Array.from({ length: Math.max(0, value.length - length + 1) }, (_, start) =>
    value.slice(start, start + length),
  );
}
