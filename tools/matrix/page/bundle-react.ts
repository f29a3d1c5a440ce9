import { mountReactTextarea } from '../../demo/pages/client/react-textarea.ts';
import { startPage } from './start.ts';

void startPage(mountReactTextarea);
