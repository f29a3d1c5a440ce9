// The few signatures that the demo's one React component needs; React brings no types of its own.
declare module 'react' {
  export interface ReactElement {
    readonly type: unknown;
  }
  export function createElement(type: unknown, props: Readonly<Record<string, unknown>> | null): ReactElement;
  export function useState<T>(initial: T): [T, (next: T) => void];
  export function useLayoutEffect(effect: () => void, dependencies?: readonly unknown[]): void;
}
declare module 'react-dom/client' {
  import type { ReactElement } from 'react';
  export function createRoot(container: Element): { render(element: ReactElement): void };
}
declare module 'react-dom' {
  export function flushSync(work: () => void): void;
}
