import { mountProseMirror } from '../../demo/pages/client/prosemirror.ts';
import { startPage } from './start.ts';

void startPage(mountProseMirror);
