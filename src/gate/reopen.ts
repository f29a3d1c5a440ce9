import type { Gate } from './gate.ts';
import { eachWord } from './words.ts';
import { replaceMember } from './hook.ts';

/** `document.open()`, called or implied by `write()` after load, removes every listener of the window in both worlds. */
export function onReopen(gate: Gate, rearm: () => void): void {
  eachWord(gate.findIn, 'open write writeln ', (name) =>
    replaceMember(gate, 'Document', name, (given, run) => {
      try {
        return run(given);
      } finally {
        rearm();
      }
    }),
  );
}
