/**
 * The one threshold. A finding at or above `finding` interrupts a send under the default policy; one at or above
 * `possible` is only underlined; below that it is forgotten.
 */
export const THRESHOLD = { finding: 0.6, possible: 0.35 } as const;
