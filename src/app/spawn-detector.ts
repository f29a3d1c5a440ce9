import type { DetectorWorker, WorkerAnswer } from './detector-host.ts';

/** Starts the detector's worker; only extension pages can. */
export function spawnDetector(): DetectorWorker {
  const worker = new Worker(new URL('./detector.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (request) => worker.postMessage(request),
    onAnswer: (listener) =>
      worker.addEventListener('message', (event: MessageEvent<WorkerAnswer>) => listener(event.data)),
    onCrash: (listener) => worker.addEventListener('error', listener),
    terminate: () => worker.terminate(),
  };
}
