import { BUILT_IN_SITES } from '../sites/builtin.ts';
import { matchPatterns } from '../sites/match.ts';

/** Where the guard and the gate are declared in the manifest; the recogniser runs everywhere else. */
export const KNOWN_MATCHES: string[] = BUILT_IN_SITES.flatMap(matchPatterns);
