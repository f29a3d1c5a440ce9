import type { Captured, PageGlobal } from './captured.ts';
import type { Check } from './check.ts';

/** All that the hooks of one window need: the platform as it was, the check, and the window. */
export type Gate = Captured &
  Check & {
    readonly pageWindow: PageGlobal;
    /** The captured functions are another window's. */
    readonly isAdopted: boolean;
  };
