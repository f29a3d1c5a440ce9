/** How many characters of other readings one request may still have; the rest of them is one opaque leaf. */
export interface Budget {
  left: number;
}

/** What a string says in another encoding, the encodings within that included; null: something that cannot be read. */
export function otherReadings(text: string, budget: Budget): (string | null)[] {
  return budget.left < text.length ? [null] : [];
}
