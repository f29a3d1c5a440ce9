/**
 * Made-up identifiers of every Safe Harbor kind in the ways that people write them. Deterministic: the same seed gives
 * the same list. SSN areas 900 and up are never issued; 555-01xx numbers are kept for fiction.
 */
const GIVEN = ['Jane', 'John', 'Marisol', 'Wei', 'Olumide', 'Siobhán', 'Zoë', 'José'];
const FAMILY = ['Doe', 'Okonkwo', 'Fernandez-Ruiz', "O'Brien", 'Nguyen', 'Müller', 'Li', 'Whitfield'];
const STREETS = ['Elm Street', 'Rue de Rivoli', 'Hauptstrasse', 'Maple Ave'];
const MONTHS = ['January', 'Mar', 'June', 'Oct'];

function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

export function syntheticIdentifiers(rounds: number): string[] {
  const source = numbers(7);
  const below = (limit: number): number => source.next().value % limit;
  const digits = (length: number): string => Array.from({ length }, () => below(10)).join('');
  const pick = (list: readonly string[]): string => list[below(list.length)] ?? '';
  const identifiers: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [given, family] = [pick(GIVEN), pick(FAMILY)];
    const [year, month, day] = [1920 + below(90), 1 + below(12), 1 + below(28)];
    identifiers.push(
      `${given} ${family}`,
      `${family}, ${given}`.toUpperCase(),
      `Mrs. ${family}`,
      `9${digits(2)}-${digits(2)}-${digits(4)}`,
      `9${digits(8)}`,
      `MRN ${digits(8)}`,
      digits(7),
      `(212) 555-01${digits(2)}`,
      `+1212555 01${digits(2)}`,
      `${year}-${month}-${day}`,
      `${month}/${day}/${year}`,
      `${day} ${pick(MONTHS)} ${year}`,
      `${given}.${family}@example.org`.toLowerCase(),
      `https://portal.example.org/patients/${digits(6)}`,
      `${1 + below(9999)} ${pick(STREETS)}, Springfield 627${digits(2)}`,
      `192.168.${below(256)}.${below(256)}`,
      `1EG4-TE5-MK${digits(2)}`,
      `@${given.toLowerCase()}_${digits(3)}`,
      `aged ${90 + below(15)}`,
    );
  }
  return [...new Set(identifiers)];
}
