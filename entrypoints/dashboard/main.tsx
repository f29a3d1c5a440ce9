import { render } from 'preact';
import { createDashboardSource } from '../../src/app/dashboard.ts';
import { Dashboard } from '../../src/ui/dashboard/dashboard.tsx';
import type { Calendar } from '../../src/ui/model/dashboard.ts';
import { LOCALE } from '../../src/ui/phrase.ts';

function calendar(): Calendar {
  return { now: Date.now(), locale: LOCALE, timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
}

render(
  <Dashboard source={createDashboardSource()} calendar={calendar} />,
  document.querySelector('#root') ?? document.body,
);
