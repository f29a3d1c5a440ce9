/**
 * Begins an expression whose first character is a capital: regular-expression source. It says nothing that `\p{Lu}` does
 * not say, but a range is asked many times faster than a property, and most characters are no capitals.
 */
export const CAPITAL_AHEAD = String.raw`(?=[A-Z\u0080-\u{10ffff}])`;
