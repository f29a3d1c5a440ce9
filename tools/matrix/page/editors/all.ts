import type { EditorOptions, PageEditor } from '../../../demo/pages/client/editor.ts';
import type { PageId } from '../../cells/pages.ts';
import {
  mountControl,
  mountDesignMode,
  mountEditable,
  mountMirrored,
  mountModelled,
  mountNarrow,
  mountRemounted,
  mountSink,
} from './plain.ts';
import { mountInBlankFrame, mountInShadow } from './windows.ts';

type Mount = (options: EditorOptions) => PageEditor | Promise<PageEditor>;

const textarea: Mount = (options) => mountControl(options, document.createElement('textarea'));

/** Editors that need no library. A page in another window mounts a plain text area there. */
export const LIGHT_EDITORS: Readonly<Partial<Record<PageId, Mount>>> = {
  textarea,
  reopened: textarea,
  popup: textarea,
  'same-origin-frame': textarea,
  'text-input': (options) => mountControl(options, document.createElement('input')),
  contenteditable: mountEditable,
  'design-mode': mountDesignMode,
  'quill-like': mountModelled,
  'open-shadow': (options) => mountInShadow(options, 'open'),
  'closed-shadow': (options) => mountInShadow(options, 'closed'),
  'blank-frame': (options) => mountInBlankFrame(options, null),
  'srcdoc-frame': (options) => mountInBlankFrame(options, '<!doctype html><body></body>'),
  'narrow-input': mountNarrow,
  sink: mountSink,
  'reopened-sink': mountSink,
  remounted: mountRemounted,
  mirror: mountMirrored,
};
