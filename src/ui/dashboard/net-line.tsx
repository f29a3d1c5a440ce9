import { useEffect, useState } from 'preact/hooks';
import type { DashboardSource } from '../model/dashboard.ts';
import { NET_TEXT } from '../text.ts';

/** Whether what leaves past the pages is seen in this installation; nothing while nobody has answered. */
export function NetLine({ isNetLive }: Pick<DashboardSource, 'isNetLive'>) {
  const [isLive, setLive] = useState<boolean | null>(null);
  useEffect(() => void isNetLive().then(setLive, () => setLive(null)), [isNetLive]);
  return isLive === null ? null : <p class="small quiet">{NET_TEXT[isLive ? 'live' : 'absent']}</p>;
}
