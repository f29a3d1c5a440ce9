import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startGuardedPage } from '../src/app/guard.ts';

/**
 * Listed in the manifest by wxt.config.ts. As a WXT content script it would announce itself in the page's own messages
 * and end itself at an event that any page can send.
 */
export default defineUnlistedScript(() => startGuardedPage(window));
