import { CAPITAL_AHEAD } from '../text/capital-ahead.ts';
import { defineRule } from './rule.ts';

/** USPS Publication 28 appendix C1, the suffixes in common use, and British ones. */
const SUFFIX =
  'Street|St|Avenue|Ave|Av|Boulevard|Blvd|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Circle|Cir|Place|Pl|Terrace|Ter|Terr|Trail|Trl|Way|Parkway|Pkwy|Highway|Hwy|Square|Sq|Loop|Alley|Aly|Crescent|Cres|Close|Row|Mews|Gardens|Gdns|Grove|Hill|Heights|Hts|Run|Path|Pike|Turnpike|Tpke|Point|Pt|Ridge|Rdg|Bend|Hollow|Cove|Crossing|Xing|Walk|Green|Glen|Quay|Wharf|Parade|Rise|View|Vista|Esplanade|Plaza';
/** Suffixes that stay sure in lower case, where "st" is a stent and "way" a manner. */
const FLAT_SUFFIX =
  'street|avenue|ave|boulevard|blvd|road|rd|lane|ln|drive|court|parkway|pkwy|crescent|terrace|trail|highway|hwy|cir';
/** Suffixes that in lower case are a street's only beside a word that says so. */
const SHORT_FLAT_SUFFIX = 'st|dr|way|pl|place|ct|cir|circle|ter|trl|pike|row|loop|square|sq|path|hill|close|grove';
const FLAT_NUMBER = String.raw`\d{1,6}[a-z]?`;
/** One to three words of a street's name, none of them a unit or a word that counts. */
const FLAT_STREET = String.raw`(?:(?!(?:mg|mcg|ml|units?|days?|weeks?|wks?|months?|mos?|years?|yrs?|hours?|hrs?|min|mins|minutes?|miles?|mi|km|blocks?|mm|cm|yo|times?|patients?|pts?|people|persons?|of|in|to|on|the|and|by|or|for|at|from|with|away|today|last|this|floors?|flights?|steps?|stairs?|doors?|dr)\b)[\p{L}\d']{1,30}\.? ){1,3}`;
const FLAT_UNIT = String.raw`(?:,? (?:apt|apartment|unit|suite|ste|lot|flat|trlr|#)\.? ?#?\w{1,5}\b)`;
const UNIT = String.raw`(?:,? ?\b(?:Apt|apt|unit|lot|suite|flat|Apartment|Unit|Suite|Ste|Lot|Floor|Fl|Rm|Room|Bldg|Building|Flat|Trlr|Space|Spc)\b\.? ?#?[A-Z\d-]{1,6}|,? #[\dA-Z][\w-]{0,5})`;
const DIRECTION = String.raw`(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\b\.? )?`;
const NAME = String.raw`(?:\p{Lu}[\p{L}'.-]{0,30}|\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH))`;

export const address = defineRule({
  id: 'address',
  category: 'address',
  patterns: [
    {
      name: 'street',
      strength: 0.93,
      regex: new RegExp(
        String.raw`(?<![\w.,/:-])\d{1,6}[A-Z]?(?:[-/]\d{1,4})? ${DIRECTION}(?:${NAME} ){1,4}(?:${SUFFIX}|${SUFFIX.toUpperCase()})\b\.?(?: (?:N|S|E|W|NE|NW|SE|SW)\b)?${UNIT}?`,
        'gu',
      ),
    },
    {
      name: 'street-flat',
      strength: 0.8,
      regex: new RegExp(
        String.raw`(?<![\w.,/:-])\d{1,6} (?!(?:mg|mcg|ml|units?|days?|weeks?|months?|years?|hours?|hrs?|mm|cm|yo|times?|patients?|pts?|of|in|to|on|the|and|by|or|for|at)\b)(?:[\p{Ll}']{1,30} ){1,3}(?:${FLAT_SUFFIX})\b(?! of| test| map)(?:,? (?:apt|unit|suite|ste|lot|#) ?#?\w{1,5}\b)?`,
        'gu',
      ),
    },
    // lives 221b baker st apt 4: what says that somebody lives there lets the short suffixes count
    {
      name: 'street-flat-told',
      strength: 0.82,
      regex: new RegExp(
        String.raw`(?<=\b(?:lives?|living|resid(?:es?|ing)|stay(?:s|ing)|address(?: is)?|addr|home(?: is)?|house(?: is)?|moved|resident of)(?: (?:at|on|in|to|over at))?:? )${FLAT_NUMBER} ${FLAT_STREET}(?:${FLAT_SUFFIX}|${SHORT_FLAT_SUFFIX})\b\.?${FLAT_UNIT}?`,
        'giu',
      ),
    },
    {
      name: 'street-flat-unit',
      strength: 0.82,
      regex: new RegExp(
        String.raw`(?<![\w.,/:-])${FLAT_NUMBER} ${FLAT_STREET}(?:${FLAT_SUFFIX}|${SHORT_FLAT_SUFFIX})\b\.?${FLAT_UNIT}`,
        'giu',
      ),
    },
    {
      name: 'street-flat-at',
      strength: 0.68,
      regex: new RegExp(
        String.raw`(?<=\bat )${FLAT_NUMBER} ${FLAT_STREET}(?:${FLAT_SUFFIX}|st|blvd|pl|ct)\b\.?(?! (?:segment|depression|elevation|changes?|scan))${FLAT_UNIT}?`,
        'gu',
      ),
    },
    {
      name: 'numbered-street',
      strength: 0.85,
      regex:
        /(?<![\w.,/:-])\d{1,6} (?:[NSEW]{1,2}\.? )?\d{1,3}(?:st|nd|rd|th) (?:St|Street|Ave|Avenue|Ter|Pl|Ct|Rd)\b\.?/gi,
    },
    {
      name: 'post-box',
      strength: 0.88,
      regex: /\b(?:P\.? ?O\.? ?Box|PO Bx|Apartado|Postfach|Private Bag) ?#?\d{1,7}\b/gi,
    },
    {
      name: 'flat',
      strength: 0.8,
      regex:
        /\b(?:Flat|Plot No\.?|House No\.?|H\.No\.?|Door No\.?) ?\d{1,4}[A-Za-z]?,? (?:\p{Lu}[\p{L}'-]{0,30},? ){1,3}(?:Court|House|Road|Street|Nagar|Colony|Tower|Towers|Apartments|Lane|Marg)\b(?: Road)?/gu,
    },
    {
      name: 'rural',
      strength: 0.85,
      regex:
        /\b(?:RR(?= ?\d{1,3},? Box)|Rural Route|County Road|County Rd|CR|State Route|Route|Rte|Hwy|Highway|FM) ?#? ?\d{1,4}(?:,? Box \d{1,5})?(?=[ ,]+(?:Box|in|near|\p{Lu}\p{Ll}))/gu,
    },
    // Calle Mayor 12; Carrer del Pou Nou, 44 bxs; Rua das Flores, 3; 12 rue de la Paix
    {
      name: 'romance',
      strength: 0.88,
      regex:
        /(?<![\p{L}\d])(?:C\/|[Cc]alle|[Cc]arrer|[Aa]vda\.?|[Aa]v\.|[Aa]venida|[Pp]laza|[Pp]laça|[Pp]za\.?|[Pp]aseo|[Pp]asseig|[Pp]je\.|[Pp]asaje|[Cc]tra\.?|[Tt]ravesía|[Rr]onda|[Rr]ua|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Tt]ravessa|[Rr]ue|[Ss]trada|[Uu]l\.|[Jj]l\.|[Jj]alan|[Cc]arrera|[Cc]ra\.?|[Tt]ransversal) ?(?:(?:de|del|de la|de los|de las|da|do|das|dos|della|dei|el|la|los|las|l'|d'|du|des) ?){0,2}\p{Lu}[\p{L}'.-]{0,30}(?: (?:de|del|la|los|las|y|i|da|do|e|\p{Lu}[\p{L}'.-]{0,30})){0,5}(?:,? ?(?:n[ºo°.]{1,2}|núm\.?|#|num\.?)? ?\d{1,5}(?: ?[-–] ?\d{1,4})?(?:[ ,]*(?:\d{1,2}[ºª°](?: ?[A-Z\d]{1,3}\b)?|bis|bxs|bajo|piso \d+|[Pp]ta\.? ?\d+|[A-Z]\b))*)/gu,
    },
    {
      name: 'french',
      strength: 0.9,
      regex:
        /(?<![\p{L}\d])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.|boulevard|bd|bld|impasse|allée|allées|chemin|place|quai|route|cours|square|passage|sentier) (?:(?:de|du|des|d'|la|le|les|l')[ ]?){0,3}\p{Lu}?[\p{L}'-]{1,30}(?: (?:de|du|des|la|le|et|\p{Lu}[\p{L}'-]{0,30})){0,4}/gu,
    },
    {
      name: 'germanic',
      strength: 0.9,
      regex: new RegExp(
        String.raw`${CAPITAL_AHEAD}(?<![\p{L}\d])(?:\p{Lu}[\p{L}-]{0,30}(?:straße|strasse|str\.|weg|gasse|platz|allee|ring|damm|ufer|straat|laan|plein|gracht|kade|dijk|singel|gatan|vägen|gata|vej|gade|veien|katu|tie)|\p{Lu}[\p{L}-]{1,30}(?: \p{Lu}[\p{L}-]{1,30}){0,2}[ -](?:Straße|Strasse|Str\.|Weg|Gasse|Platz|Allee|Ring|Damm)) \d{1,4} ?[a-zA-Z]?\b(?:[-/]\d{1,3})?`,
        'gu',
      ),
    },
    {
      name: 'welsh-and-irish',
      strength: 0.85,
      regex:
        /(?<![\w.,/:-])\d{1,4}[A-Za-z]? (?:Heol|Stryd|Ffordd|Lôn|Bóthar|Sráid)(?: (?:y|yr|an|na|\p{Lu}[\p{L}'-]{0,30})){1,4}/gu,
    },
    // Division & 9th; corner of Elm and 3rd
    {
      name: 'crossing',
      strength: 0.66,
      regex:
        /(?<=\b(?:at|on|near|corner of|by|under) )\p{Lu}[\p{L}'-]{1,30}(?: (?:St|Ave|Rd|Blvd|Street|Avenue|Road))?\.? (?:&|and) (?:\d{1,3}(?:st|nd|rd|th)|\p{Lu}[\p{L}'-]{1,30} (?:St|Ave|Rd|Blvd|Street|Avenue|Road)\b\.?)/gu,
    },
    {
      name: 'street-without-number',
      strength: 0.66,
      regex: new RegExp(
        String.raw`(?<=\b(?:lives? on|living on|at home on|down on|off|corner of|house on|apartment on|accident on|crash on|found on|address (?:is|on)) )(?:${NAME} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Boulevard|Blvd|Court|Ct|Way|Parkway)\b\.?`,
        'gu',
      ),
    },
    {
      name: 'field',
      strength: 0.85,
      regex:
        /\b(?:[Aa]ddress|ADDRESS|[Aa]ddr|[Ss]treet|[Aa]dresse|[Dd]irección|[Dd]omicilio|[Ii]ndirizzo|[Aa]dres)["']?[ \t]*[:=][ \t"']*(?<value>\d{1,6}[A-Z]? [\p{L}\d .'#-]{4,50}|\p{Lu}[\p{L} .'-]{3,40},? \d{1,5}[A-Za-z]?)(?=[,;|"\r\n]|$)/gu,
    },
  ],
  finds: [
    "The couple live at [[ADDRESS|3317 Cooper's Mill Rd]], Frederick",
    'Addr: [[ADDRESS|77 Quarry Hollow Rd, Unit 5C]], Gahanna',
    '[[ADDRESS|918 S PALMETTO DR]]^^EDINBURG',
    'usually sleeps at [[ADDRESS|Division & 9th]] when',
    'Vive en [[ADDRESS|Pje. Los Ceibos 482]], Rafaela',
    'wohnt [[ADDRESS|Lindenstraße 14b]] in',
    'lives at [[ADDRESS|1420 oak hollow lane]] with',
    'mail to [[ADDRESS|PO Box 1182]]',
    'lives [[ADDRESS|221b baker st apt 4]]',
    'she lives at [[ADDRESS|14 n elm st]] with her son',
    'found down at [[ADDRESS|300 maple st]] today',
  ],
  ignores: [
    '25 mg of metoprolol by the St. Jude device',
    '2 of 3 patients on the road to recovery',
    'Dr. Way saw 4 people',
    '3 days on the Street drug scene',
    'grade 2 Circle of Willis aneurysm',
    'lives 20 minutes from dr smith',
    'at 10 today dr smith saw her',
    'lives 3 blocks from the st',
  ],
  source: 'USPS Publication 28 appendix C; 45 CFR 164.514(b)(2)(i)(B)',
});
