import { defineBackground } from 'wxt/utils/define-background';
import { startDetectorHost } from '../src/app/start-detector-host.ts';
import { startService } from '../src/app/service.ts';
import { ensureOffscreenDocument } from '../src/platform/offscreen.ts';

export default defineBackground({
  type: 'module',
  main() {
    if (import.meta.env.FIREFOX) {
      // The event page hosts the detector's worker itself.
      startDetectorHost();
      startService(async () => undefined);
    } else {
      startService(ensureOffscreenDocument);
    }
  },
});
