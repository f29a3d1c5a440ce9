/** USPS abbreviations of states and territories, and of Canadian provinces: regular-expression source, capitals only. */
export const STATE_CODE =
  'AL|AK|AZ|AR|CA|CO|CT|DE|DC|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|PR|GU|VI|ON|QC|BC|AB|MB|SK|NS|NB|NL|PE|YT|NT|NU|NSW|VIC|QLD|TAS';

export const STATE_NAME =
  'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|Nova Scotia|British Columbia';

/** States and countries are no identifiers by themselves (annotation scheme). Folded. */
export const UNMARKED_PLACES: ReadonlySet<string> = new Set(
  (
    STATE_NAME.toLowerCase() +
    '|usa|us|america|canada|mexico|england|scotland|wales|ireland|uk|britain|france|germany|spain|italy|portugal|china|india|japan|korea|vietnam|philippines|nigeria|ghana|kenya|brazil|argentina|chile|colombia|peru|cuba|haiti|jamaica|egypt|israel|iran|iraq|syria|turkey|russia|ukraine|poland|greece|sweden|norway|denmark|finland|iceland|netherlands|holland|belgium|austria|switzerland|australia|new zealand|pakistan|bangladesh|nepal|thailand|singapore|malaysia|indonesia|ethiopia|somalia|eritrea|sudan|congo|uganda|rwanda|south africa|europe|asia|africa|punjab|guatemala|honduras|el salvador|dominican republic|puerto rico|ecuador|venezuela|bolivia|afghanistan|taiwan|hong kong|english|spanish|french|german'
  ).split('|'),
);
