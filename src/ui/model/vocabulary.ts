/** The ids that have a text: a new id without words does not compile (src/ui/text.ts). */
export type { EventAction, EventChannel, EventCode } from '../../events/schema.ts';
export type { CategoryId } from '../../phi/category.ts';
export type { OverrideReason, PolicyFault, PolicyState, SiteStatus } from '../../policy/context.ts';
