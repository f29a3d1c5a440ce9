/**
 * Exam questions and teaching cases describe patients who do not exist: "A 93-year-old woman presents ... Which of
 * the following is the most appropriate next step?". Their ages identify nobody (annotation scheme, decisions).
 */
const EXAM =
  /\b(?:which of the following|most (?:likely|appropriate) (?:diagnosis|next step|management|treatment|initial)|single best answer|\bSBAs?\b|\bMCQs?\b|multiple[- ]choice|vignette|hypothetical(?:ly)?|exam(?:ination)? question|board[- ]style|usmle|teaching (?:case|handout|session)|osce|pregunta tipo mir|case report template|example patient|simulat(?:ed|ion)|fictional|mock (?:case|patient)|practice question)\b/i;

/** "A 65-year-old man presents": the indefinite article introduces an example. */
const INTRODUCED = /(?:^|[.:?!]\s+|\n\s*)(?:an?)\s$/i;

export function isVignette(text: string): boolean {
  return EXAM.test(text);
}

export function introducesExample(before: string): boolean {
  return INTRODUCED.test(before);
}
