import type { Elsewhere, Ruling } from '../gate/wire.ts';
import { createRequestDesk, type RequestDeskPorts } from './request-desk.ts';

export interface ElsewhereDesk {
  /** Rules once, at once or when a verdict has come. */
  judge(request: Elsewhere, rule: (ruling: 'pass' | 'stop') => void): void;
  /** Something became known. */
  reconsider(): void;
}

/**
 * Judges what leaves past the page's own gate by what was entered here, as the gate's requests are judged. Which endpoint
 * it goes to says nothing, as it may be another page's. What would have to be rewritten is stopped; the net shows it. A
 * service worker that sends on what the gate let pass is not judged anew.
 */
export function createElsewhereDesk(ports: Omit<RequestDeskPorts, 'endpoints' | 'tell' | 'isNoted'>): ElsewhereDesk {
  const rules = new Map<number, (ruling: 'pass' | 'stop') => void>();
  let lastId = 0;
  const desk = createRequestDesk({ ...ports, endpoints: () => [], tell: settle, isNoted: false });

  function settle(id: number, { r }: Ruling): void {
    if (r === 'wait') return;
    rules.get(id)?.(r === 'pass' ? 'pass' : 'stop');
    rules.delete(id);
  }

  return {
    judge({ method, url, parts }, rule) {
      const id = ++lastId;
      rules.set(id, rule);
      settle(id, desk.judge({ t: 'judge', id, channel: 'fetch', canWait: true, method, url, isUrlSent: true, parts }));
    },
    reconsider: desk.reconsider,
  };
}
