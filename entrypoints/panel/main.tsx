import { acceptPort } from '../../src/platform/panel-frame.ts';
import { startPanel } from '../../src/ui/panel/panel-app.tsx';

const root = document.getElementById('app');
if (!root) throw new Error('panel.html has no #app');
// The listener stands before the frame's load event, at which the opener sends the port.
void acceptPort(window).then((port) => startPanel(root, port));
