import { joinFrames } from '../../src/guard/frames.ts';
import type { GuardPorts } from '../../src/guard/ports.ts';
import { startGuard, type Guard } from '../../src/guard/start.ts';
import type { RecordingSurface } from './recording-surface.ts';
import { scanByPattern } from './scan-by-pattern.ts';

export interface PlayedGuard {
  readonly surface: RecordingSurface;
  /** Ends the guard. */
  readonly leaving: AbortController;
  readonly ports: Pick<GuardPorts, 'context'> & Partial<GuardPorts>;
  /** Absent: nothing was entered here before, and the guard knows it from the start. */
  readonly isPastUnknown?: boolean;
}

/** Everything is real but the extension around it: scans answer by pattern, unless the test's own ports do. */
export function playGuard({ surface, leaving, ports, isPastUnknown }: PlayedGuard): Guard {
  const guard = startGuard({
    window,
    signal: leaving.signal,
    ports: {
      scan: async (text) => scanByPattern(text),
      decide: (findings, from) => findings.map(({ category }) => from.actions[category] ?? 'redact'),
      replacements: () => [],
      isAlive: () => true,
      record: () => undefined,
      share: () => undefined,
      taken: () => undefined,
      ...ports,
    },
    joinFrames,
    replaced: () => leaving.abort(),
    marks: { show: () => undefined, clear: () => undefined, dispose: () => undefined },
    surface: (onChip) => {
      surface.onChip = onChip;
      return surface;
    },
  });
  if (!isPastUnknown) guard.recall([]);
  return guard;
}
