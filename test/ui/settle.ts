import { act } from 'preact/test-utils';

/** Does something, then lets effects run, promises settle and the view be drawn again. */
export async function settle(doing: () => void): Promise<void> {
  await act(doing);
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve));
  });
}
