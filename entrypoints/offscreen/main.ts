import { startDetectorHost } from '../../src/app/start-detector-host.ts';

startDetectorHost();
