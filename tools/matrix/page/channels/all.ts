import type { ChannelId } from '../../cells/channels.ts';
import type { Channel } from '../outgoing.ts';
import { BEACON } from './beacon.ts';
import { ELEMENT } from './element.ts';
import { FETCH } from './fetch.ts';
import { FOREIGN } from './foreign.ts';
import { FORM } from './form.ts';
import { FRAME } from './frame.ts';
import { NAVIGATE } from './navigate.ts';
import { RTC } from './rtc.ts';
import { SOCKET } from './socket.ts';
import { STYLE } from './style.ts';
import { WORKER } from './worker.ts';
import { XHR } from './xhr.ts';

/** The page's own code of every way out. */
export const CHANNEL_CODE: Readonly<Record<ChannelId, Channel>> = {
  ...FETCH,
  ...XHR,
  ...SOCKET,
  ...BEACON,
  ...FORM,
  ...NAVIGATE,
  ...ELEMENT,
  ...STYLE,
  ...WORKER,
  ...FRAME,
  ...FOREIGN,
  ...RTC,
};
