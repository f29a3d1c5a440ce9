import { POSSIBLE_DECLARATIONS } from '../editor/mark-style.ts';
import { paletteDeclarations } from './palette.ts';

/**
 * `!important` on `:host` is what keeps the page out: among important rules the shadow tree's own win over the
 * page's, inline ones included (CSS Cascade 5, section 6.2).
 */
export const SURFACE_STYLE = `
:host {
  all: initial !important;
  display: block !important;
  position: fixed !important;
  inset: 0 auto auto 0 !important;
  inline-size: 0 !important;
  block-size: 0 !important;
  margin: 0 !important;
  padding: 0 !important;
  border: 0 !important;
  background: none !important;
  overflow: visible !important;
  opacity: 1 !important;
  visibility: visible !important;
  transform: none !important;
  filter: none !important;
  clip-path: none !important;
  contain: none !important;
  pointer-events: none !important;
  z-index: 2147483647 !important;
}
.root {
  ${paletteDeclarations()}
  --font: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  --shadow: 0 1px 2px light-dark(#12242a1f, #0006), 0 4px 14px light-dark(#12242a1a, #0006);
  --motion: 160ms cubic-bezier(0.2, 0, 0, 1);
  color-scheme: light;
  direction: ltr;
  font: 400 13px/18px var(--font);
  color: var(--chp-ink);
  text-align: start;
  -webkit-text-size-adjust: 100%;
}
.root[data-theme='dark'] { color-scheme: dark; }
[hidden] { display: none !important; }
.spoken { position: fixed; inset: 0 auto auto 0; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.dock { position: fixed; display: flex; align-items: flex-end; justify-content: flex-end; gap: 8px; max-inline-size: calc(100vw - 16px); box-sizing: border-box; }
.dock[data-narrow] { flex-direction: column; }
.dock.unplaced { visibility: hidden; }

button, a { font: inherit; color: inherit; cursor: pointer; }
button { appearance: none; margin: 0; padding: 0; border: 0; background: none; }
:focus-visible { outline: 2px solid var(--chp-focus); outline-offset: 2px; }
svg { flex: none; display: block; inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linecap: round; stroke-linejoin: round; }

.chip {
  box-sizing: border-box; flex: none; display: inline-flex; align-items: center; gap: 6px; max-inline-size: min(420px, calc(100vw - 16px));
  min-block-size: 28px; padding: 4px 10px; border: 1px solid var(--chp-line); border-radius: 14px;
  background: var(--chp-raised); box-shadow: var(--shadow); color: var(--chp-ink); pointer-events: auto;
}
.chip.arrives { animation: rise var(--motion); }
.chip strong { font-weight: 600; }
.chip .word { white-space: nowrap; }
.chip .act { margin-inline-start: 2px; padding-inline-start: 8px; border-inline-start: 1px solid var(--chp-line); color: var(--chp-accent); font-weight: 600; white-space: nowrap; }
button.chip:hover, button.chip:focus-visible { border-color: var(--chp-accent); }
.chip[data-kind='clear'] { min-block-size: 24px; padding: 3px; gap: 0; box-shadow: none; color: var(--chp-ok); }
.chip[data-kind='clear'] .word { max-inline-size: 0; overflow: hidden; color: var(--chp-ink-soft); transition: max-inline-size var(--motion), padding-inline var(--motion); }
.chip[data-kind='clear']:hover .word { max-inline-size: 220px; padding-inline: 6px 5px; }
.chip[data-kind='checking'] { color: var(--chp-ink-soft); box-shadow: none; }
.chip[data-kind='checking'] svg { animation: turn 900ms linear infinite; }
.chip[data-kind='possible'] { min-block-size: 24px; padding: 3px 9px 3px 3px; box-shadow: none; color: var(--chp-ink-soft); }
.chip[data-kind='possible'] .word { ${POSSIBLE_DECLARATIONS} text-underline-offset: 3px; }
.chip[data-kind='found'] svg { color: var(--chp-warn); }
.chip[data-kind='deidentified'] svg { color: var(--chp-ok); }
.chip[data-kind='held'] { align-items: flex-start; gap: 8px; padding: 8px 10px; border-radius: 10px; border-color: var(--chp-edge); }
.chip[data-kind='held'] svg { margin-block-start: 1px; color: var(--chp-stop); }
.chip[data-kind='held'][data-why='press-again'] svg { color: var(--chp-ok); }
.chip[data-kind='held'] .words { display: grid; min-inline-size: 0; text-wrap: balance; }
.chip[data-kind='held'] .remedy { color: var(--chp-ink-soft); }
.retry, .decline { flex: none; align-self: center; min-block-size: 28px; border-radius: 7px; font-weight: 600; white-space: nowrap; }
.retry { margin-inline-start: 4px; padding: 0 12px; background: var(--chp-accent); color: var(--chp-accent-ink); }
.retry:hover { background: var(--chp-accent-strong); }

.chip[data-why^='media'] { flex-wrap: wrap; justify-content: flex-end; max-inline-size: min(600px, calc(100vw - 16px)); }
.chip[data-why^='media'] .words { flex: 1 1 200px; }
.chip[data-why='media'] svg { color: var(--chp-warn); }
.decline { padding: 0 8px; color: var(--chp-accent); }
.decline:hover { background: var(--chp-accent-tint); }
.dock:has(.decline) { flex-direction: column; }
.dock .banner { order: -2; }
.dock .chip[data-why^='media'] { order: -1; }

.banner {
  box-sizing: border-box; flex: 1 1 auto; min-inline-size: 0; display: flex; align-items: center; flex-wrap: wrap; gap: 2px 8px;
  min-block-size: 28px; padding: 4px 4px 4px 10px; border: 1px solid var(--chp-line); border-radius: 10px;
  background: var(--chp-raised); color: var(--chp-ink-soft); pointer-events: auto; animation: rise var(--motion);
}
.dock[data-narrow] .banner, .dock:has(.decline) .banner { align-self: stretch; }
.banner svg { color: var(--chp-warn); align-self: flex-start; margin-block-start: 1px; }
.banner[data-status='restricted'] svg { color: var(--chp-accent); }
.banner[data-status='prohibited'] svg { color: var(--chp-stop); }
.banner .said { flex: 1 1 12em; min-inline-size: 0; }
.banner a, .banner .reload { color: var(--chp-accent); font-weight: 600; text-decoration: none; white-space: nowrap; }
.banner a + a { margin-inline-start: 6px; }
.banner a:hover, .banner .reload:hover { text-decoration: underline; }
.banner .dismiss { align-self: flex-start; display: grid; place-items: center; inline-size: 24px; block-size: 20px; border-radius: 6px; color: var(--chp-ink-soft); }
.banner .dismiss svg { inline-size: 14px; block-size: 14px; color: inherit; margin: 0; align-self: center; }
.banner .dismiss:hover { background: var(--chp-accent-tint); color: var(--chp-ink); }

.panel {
  position: fixed; box-sizing: border-box; border: 1px solid var(--chp-edge); border-radius: 12px; background: var(--chp-raised);
  box-shadow: 0 2px 6px light-dark(#12242a14, #0006), 0 16px 40px light-dark(#12242a2e, #000a); color-scheme: inherit;
  pointer-events: auto; transition: block-size var(--motion), inset-block-start var(--motion);
}
.panel.asleep { visibility: hidden; pointer-events: none; inset: 0 auto auto 0; transition: none; }

@keyframes rise { from { opacity: 0; transform: translateY(3px); } }
@keyframes turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .root { --motion: 0s; } .chip[data-kind='checking'] svg { animation: none; } }
@media (prefers-contrast: more) { .root { --chp-line: var(--chp-edge); --chp-ink-soft: var(--chp-ink); } }
@media (forced-colors: active) { .chip, .banner, .panel { border-color: CanvasText; } .retry { border: 1px solid; } }
@media (pointer: coarse) { .retry, .decline, .banner .dismiss, button.chip { min-block-size: 36px; } .banner .dismiss { inline-size: 36px; } }
@media print { .root { display: none; } }
`;
