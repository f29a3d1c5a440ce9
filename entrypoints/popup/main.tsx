import { render } from 'preact';
import { readPopup } from '../../src/app/popup.ts';
import { sendMessage } from '../../src/platform/message-bus.ts';
import { reloadTab } from '../../src/platform/tab.ts';
import { popupModel } from '../../src/ui/model/popup.ts';
import { Popup, PopupWaiting } from '../../src/ui/popup/popup.tsx';

/** What the guard does changes while the popup is open. */
const REFRESH_MS = 1000;
const root = document.querySelector('#root') ?? document.body;

async function draw(): Promise<void> {
  const reading = await readPopup();
  const { tabId } = reading;
  const props = {
    model: popupModel(reading),
    reload: () => {
      if (tabId !== null) void reloadTab(tabId).then(() => window.close());
    },
    refreshPolicy: async () => {
      await sendMessage('refresh-policy', {});
      await draw();
    },
  };
  render(<Popup {...props} />, root);
}

async function keepDrawing(): Promise<void> {
  await draw();
  setTimeout(() => void keepDrawing(), REFRESH_MS);
}

render(<PopupWaiting />, root);
void keepDrawing();
