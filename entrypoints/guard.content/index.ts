import { defineContentScript } from 'wxt/utils/define-content-script';
import { startGuardedPage } from '../../src/app/guard.ts';

/** Where and when it runs stands in wxt.config.ts: a list of hosts here would travel with the script to each page. */
export default defineContentScript({
  matches: [],
  registration: 'runtime',
  main: (ctx) => startGuardedPage(window, ctx.signal),
});
