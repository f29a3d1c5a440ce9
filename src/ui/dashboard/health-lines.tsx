import { useEffect, useState } from 'preact/hooks';
import type { DashboardSource } from '../model/dashboard.ts';
import { NET_TEXT } from '../text.ts';
import { UnstoredLine } from '../unstored-line.tsx';

type Health = Awaited<ReturnType<DashboardSource['health']>>;

/**
 * Whether what leaves past the pages is seen in this installation, and what is in no record; nothing while nobody has
 * answered. `turn` is another one with each reading of the events.
 */
export function HealthLines({ health, turn }: Pick<DashboardSource, 'health'> & { readonly turn: unknown }) {
  const [known, setKnown] = useState<Health | null>(null);
  useEffect(() => void health().then(setKnown, () => setKnown(null)), [health, turn]);
  return (
    known && (
      <>
        <p class="small quiet">{NET_TEXT[known.isNetLive ? 'live' : 'absent']}</p>
        <UnstoredLine {...known.unstored} />
      </>
    )
  );
}
