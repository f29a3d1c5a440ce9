import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startRecogniser } from '../src/app/recogniser.ts';

/** Listed in the manifest by wxt.config.ts: as a WXT content script it would carry 5 kB of wrapper to every page. */
export default defineUnlistedScript(() => startRecogniser(document));
