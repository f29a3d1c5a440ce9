import { render } from 'preact';
import { sendMessage } from '../../src/platform/message-bus.ts';
import { stoppedHost, stoppedModel } from '../../src/ui/model/stopped.ts';
import { Stopped } from '../../src/ui/stopped/stopped.tsx';

async function draw(): Promise<void> {
  const host = stoppedHost(location.search);
  const overview = host === null ? null : await sendMessage('overview', { host }).catch(() => null);
  render(<Stopped model={stoppedModel(host, overview ?? null)} />, document.querySelector('#root') ?? document.body);
}

void draw();
