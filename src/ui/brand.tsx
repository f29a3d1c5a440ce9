import { Mark } from './mark.tsx';
import { PRODUCT } from './text.ts';

export function Brand() {
  return (
    <div class="brand">
      <Mark />
      {PRODUCT}
    </div>
  );
}
