import type { Captured, PageGlobal } from './captured.ts';
import { eachWord } from './words.ts';
import { replaceMember } from './hook.ts';

/** `document.open()`, called or implied by `write()` after load, removes every listener of the window in both worlds. */
export function onReopen(native: Captured, global: PageGlobal, rearm: () => void): void {
  eachWord(native.exec, 'open write writeln ', (name) =>
    replaceMember(native, global.Document?.prototype, name, (given, run) => {
      try {
        return run(given);
      } finally {
        rearm();
      }
    }),
  );
}
