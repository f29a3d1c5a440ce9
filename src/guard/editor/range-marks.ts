import { FINDING_DECLARATIONS, POSSIBLE_DECLARATIONS, type MarkLevel } from './mark-style.ts';

/** Marks on editable content, drawn by the browser over ranges: the editor's DOM is not touched. */
export interface RangeMarks {
  /** Shows exactly these ranges in `node` and drops those shown there before. */
  show(node: HTMLElement, ranges: Readonly<Record<MarkLevel, readonly Range[]>>): void;
  drop(node: HTMLElement): void;
  dispose(): void;
}

/** Page scripts can read highlights: the names given must say nothing about what was found. */
export function createRangeMarks(document: Document, names: Readonly<Record<MarkLevel, string>>): RangeMarks {
  const highlights: Record<MarkLevel, Highlight> = { finding: new Highlight(), possible: new Highlight() };
  const shown = new Map<HTMLElement, readonly [MarkLevel, Range][]>();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    `::highlight(${names.finding}) { ${FINDING_DECLARATIONS} } ::highlight(${names.possible}) { ${POSSIBLE_DECLARATIONS} }`,
  );
  const roots = new Set<Document | ShadowRoot>();

  // A page may clear the registry or replace its style sheets at any time, so both are looked at with every show.
  function install(node: HTMLElement): void {
    for (const level of ['possible', 'finding'] as const) {
      if (CSS.highlights.get(names[level]) !== highlights[level]) CSS.highlights.set(names[level], highlights[level]);
    }
    const root = node.getRootNode();
    adopt(document);
    if (root instanceof ShadowRoot) adopt(root);
  }

  function adopt(root: Document | ShadowRoot): void {
    roots.add(root);
    if (![...root.adoptedStyleSheets].includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  function drop(node: HTMLElement): void {
    for (const [level, range] of shown.get(node) ?? []) highlights[level].delete(range);
    shown.delete(node);
  }

  return {
    show(node, ranges) {
      for (const other of shown.keys()) if (other === node || !other.isConnected) drop(other);
      install(node);
      const entries = (['finding', 'possible'] as const).flatMap((level) =>
        ranges[level].map((range): [MarkLevel, Range] => [level, range]),
      );
      for (const [level, range] of entries) highlights[level].add(range);
      shown.set(node, entries);
    },
    drop,
    dispose() {
      for (const node of shown.keys()) drop(node);
      for (const level of ['finding', 'possible'] as const) CSS.highlights.delete(names[level]);
      for (const root of roots)
        root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== sheet);
    },
  };
}
