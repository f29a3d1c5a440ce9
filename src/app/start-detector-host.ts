import { listenForPeers } from '../platform/detector-port.ts';
import { createDetectorHost } from './detector-host.ts';
import { spawnDetector } from './spawn-detector.ts';

/** Chrome and Edge call this in the offscreen document, Firefox in the event page. */
export function startDetectorHost(): void {
  listenForPeers(createDetectorHost(spawnDetector));
}
