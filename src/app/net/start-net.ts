import { keepAlive } from '../../platform/keep-alive.ts';
import { openerOf } from '../../platform/tab.ts';
import { webRequestNet } from '../../platform/web-request-net.ts';
import { createNet, type Net } from './create-net.ts';

/** Starts the third net. @param stopped told of the page's host */
export function startNet(stopped: (host: string) => void): Net {
  const net = createNet({ webRequest: webRequestNet(), keepAlive, stopped, openerOf, now: () => performance.now() });
  void net.isLive();
  return net;
}
