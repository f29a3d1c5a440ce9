/** Month and weekday names as they are typed: regular-expression sources, case-insensitive. */
const ENGLISH =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
const SPANISH =
  'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|ago|dic';
const FRENCH =
  'janvier|février|fevrier|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|decembre|janv|févr|juil|déc';
const GERMAN = 'januar|jänner|februar|märz|maerz|juni|juli|oktober|dezember|mär|okt|dez';
const ITALIAN = 'gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|gen|mag|giu|lug|ott';
const PORTUGUESE = 'janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|fev|out|set';
const DUTCH = 'januari|februari|maart|mei|augustus|mrt';
const NORDIC = 'maj|marts|januar|augusti|oktober|desember|des';
const POLISH = 'stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia';

/** Longer names first, so that "march" is not read as "mar". */
export const MONTH = [ENGLISH, SPANISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, DUTCH, NORDIC, POLISH]
  .join('|')
  .split('|')
  .filter((name, index, all) => all.indexOf(name) === index)
  .sort((a, b) => b.length - a.length)
  .join('|');

/** Months that are words of their own in running English text ("may", "march", "mar", "set", "out"). */
export const MONTH_FULL = 'january|february|march|april|may|june|july|august|september|october|november|december';

export const WEEKDAY =
  '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|weds|wed|thurs|thur|thu|fri|sat|sun|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)';
