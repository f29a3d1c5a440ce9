/**
 * The made-up patient of the story. No name part shares four characters in a row with the pages' own texts, and the
 * pages' own requests hold no digits, so that whatever the leak measure finds came out of the prompt.
 */
export interface Planted {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
}

export const PATIENT: Planted = {
  names: ['Phoebe', 'Kowalczyk'],
  numbers: ['03/14/1957', '48315927', '617-555-0142'],
};

export const PROMPT =
  'My patient Phoebe Kowalczyk, DOB 03/14/1957, MRN 48315927, phone 617-555-0142, takes apixaban 5 mg twice a day. Is a lower dose needed with a creatinine of 1.8?';

/** The same patient as a note that was copied from a record, line by line. */
export const NOTE = [
  'Patient: Phoebe Kowalczyk',
  'DOB: 03/14/1957',
  'MRN: 48315927',
  'Phone: 617-555-0142',
  'Takes apixaban 5 mg twice a day. Is a lower dose needed?',
].join('\n');

/** Where the typist stops to think: inside the surname and inside the record number, long enough for a draft to leave. */
export const PAUSES = ['My patient Phoebe Kowa', 'lczyk, DOB 03/14/1957, MRN 48315'] as const;

export const CLEAN_PROMPT = 'Which dose of apixaban fits a creatinine clearance of 25 mL/min?';
