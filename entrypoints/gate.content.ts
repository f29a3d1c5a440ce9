import { defineContentScript } from 'wxt/utils/define-content-script';
import { startGate } from '../src/gate/start.ts';

/** Where and when it runs stands in wxt.config.ts: a list of hosts here would travel with the script to each page. */
export default defineContentScript({
  matches: [],
  world: 'MAIN',
  main: () => startGate(globalThis as typeof globalThis & Window),
});
