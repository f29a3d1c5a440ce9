import { mountLexical } from '../../demo/pages/client/lexical.ts';
import { startPage } from './start.ts';

void startPage(mountLexical);
