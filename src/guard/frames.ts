import type { EnteredView } from './composers.ts';

/** What the guard of one frame does for those of the page's other frames. */
export interface FrameMember {
  views(): EnteredView[];
  /** Something was entered in another frame: this frame's gate has to ask from now on. */
  enter(): void;
}

/** The guards of a page and its frames of the same origin, as far as they can reach one another. */
export interface Frames {
  /** What was entered in any of them: a page may send from one frame what was typed in another. */
  views(): EnteredView[];
  enter(): void;
}

export type JoinFrames = (window: Window, member: FrameMember, signal: AbortSignal) => Frames;

/** On the outermost frame of the same origin, in the extension's own world, which the page cannot see. */
const KEY = 'chaperoneFrames';

/**
 * Chromium lets the isolated worlds of frames of one origin see each other's globals, so the answer comes at once, as a
 * judgement needs it. Firefox does not: see frames-by-event.ts.
 */
export function joinFrames(window: Window, member: FrameMember, signal: AbortSignal): Frames {
  const members = shelfOf(outermost(window));
  members.add(member);
  signal.addEventListener('abort', () => members.delete(member));

  /** A frame that has gone may throw; it has nothing to say any more. */
  function each<T>(ask: (one: FrameMember) => T): T[] {
    return [...members].flatMap((one) => {
      try {
        return [ask(one)];
      } catch {
        members.delete(one);
        return [];
      }
    });
  }

  return {
    views: () => [...member.views(), ...each((one) => (one === member ? [] : one.views())).flat()],
    enter: () => void each((one) => (one === member ? undefined : one.enter())),
  };
}

/** Only the window's own property counts: a page's element of that name would be read in its place. */
function shelfOf(top: Window): Set<FrameMember> {
  const known: Set<FrameMember> | undefined = Object.getOwnPropertyDescriptor(top, KEY)?.value;
  if (known) return known;
  const members = new Set<FrameMember>();
  Object.defineProperty(top, KEY, { value: members });
  return members;
}

/**
 * The outermost frame of the same origin: the page, as far as a frame can see it, and of a window that a page has opened
 * that page, whose scripts run in both.
 */
export function outermost(window: Window): Window {
  const seen = new Set<Window>();
  let frame = window;
  for (let next: Window | null = window; next && !seen.has(next) && isReachable(next);) {
    frame = next;
    seen.add(frame);
    next = frame.parent === frame ? (frame.opener as Window | null) : frame.parent;
  }
  return frame;
}

function isReachable(frame: Window): boolean {
  try {
    return !frame.closed && frame.document !== null;
  } catch {
    return false;
  }
}
