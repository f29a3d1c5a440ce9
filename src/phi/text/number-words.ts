/** English number words up to a hundred and something, as ages and dates are spoken: regular-expression sources. */
export const UNITS = 'one|two|three|four|five|six|seven|eight|nine';
export const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
export const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';

export const UNDER_HUNDRED = `(?:(?:${TENS})(?:[- ](?:${UNITS}))?|${TEENS}|${UNITS})`;
export const ORDINAL_WORD =
  '(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth';
