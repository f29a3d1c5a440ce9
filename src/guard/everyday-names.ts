/** Names that are everyday words as well: as a name they are written with a capital. */
export const EVERYDAY_NAMES: ReadonlySet<string> = new Set(
  `angel april august baker banks bell bishop black bloom brown butcher carter christian church cross dean dove early
  east faith field fields fisher flowers forest fox frost grace green grey gray hall hand hill holly hope hunter
  iris ivory ivy jade january joy june justice king knight lake lane law long love march mark marsh mason may mercy
  miller moon moore nice noble north olive page parker patience pearl penny poor power price prior queen rich ring
  rivers robin rock rose ruby rush sage savage sharp short singer small smart sommer south stark stone storm strong
  summer sun swift temple victory violet walker ward waters weaver west white will winter wise wolf wood woods young`.split(
    /\s+/,
  ),
);
