/**
 * Windows without a guard that a page of a group can speak to, as an opener can. A page may send there what no script of
 * ours sees.
 * @typeParam Group what such a window belongs to
 */
export interface Reached<Group> {
  /** Null: nobody's. Undefined: not known yet. */
  groupOf(tabId: number): Group | null | undefined;
  /** Asks whose it is. */
  look(tabId: number): Promise<Group | null>;
  /** A page comes into it; with a group it counts as that group's until it can be asked. */
  load(tabId: number, group: Group | null): void;
  clear(): void;
}

/** After that long a page that was opened is there, in milliseconds. */
const LOAD_MS = 2_000;
/** Tabs that were closed are not heard of. */
const MOST_TABS = 300;

/** @param find whose window it is: asks the browser and the page in it */
export function createReached<Group>(find: (tabId: number) => Promise<Group | null>): Reached<Group> {
  const known = new Map<number, Group | null>();
  const looking = new Map<number, Promise<Group | null>>();

  function keep(tabId: number, group: Group | null): void {
    known.delete(tabId);
    known.set(tabId, group);
    for (const oldest of known.keys()) if (known.size > MOST_TABS) known.delete(oldest);
  }

  function look(tabId: number): Promise<Group | null> {
    const last = looking.get(tabId);
    if (last) return last;
    const found = find(tabId).then((group) => {
      // Meanwhile another page may have come.
      if (looking.get(tabId) === found) {
        looking.delete(tabId);
        keep(tabId, group);
      }
      return group;
    });
    looking.set(tabId, found);
    return found;
  }

  return {
    groupOf: (tabId) => known.get(tabId),
    look,
    load(tabId, group) {
      looking.delete(tabId);
      known.delete(tabId);
      if (group === null) return;
      keep(tabId, group);
      setTimeout(() => known.has(tabId) && void look(tabId), LOAD_MS);
    },
    clear() {
      known.clear();
      looking.clear();
    },
  };
}
