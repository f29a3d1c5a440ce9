/** Words that stand beside numbers, streets and dates: folded, of the languages that the detector reads. */
export const ID_WORDS: ReadonlySet<string> = new Set(
  (
    'mrn mr chart record csn fin har encounter visit account acct member subscriber policy group id ids no nr num number numero numbers medicare medicaid mbi hicn nhs chi nhi ' +
    'npi dea license licence lic passport driver dl ssn sss nss dni nie nif nuhsa cip cipa sip nhc nass iban bsn svnr krankenversicherung versichertennummer kvnr curp rut cpf cns rg cnh ' +
    'codice fiscale tessera securite sociale nir ameli ahv avs insz niss accession specimen order claim auth authorization authorisation case study subject serial sn udi device vin plate tag ' +
    'registration reg badge employee tax ein hn mykad ic aadhaar abha hkid ihi medicare dva phn ohip ramq hcn bhc cov ref reference confirmation ticket barcode wristband prescription rx order requisition'
  ).split(' '),
);

export const PHONE_WORDS: ReadonlySet<string> = new Set(
  'phone ph tel telephone cell mobile mob fax call callback pager page ext extension contact whatsapp sms text movil telefono telefon telefoon handy gsm natel portable telefax faks telefone celular cellulare email mail correo'.split(
    ' ',
  ),
);

export const STREET_WORDS: ReadonlySet<string> = new Set(
  (
    'street st avenue ave road rd lane ln drive dr boulevard blvd court ct circle cir place pl way parkway pkwy terrace ter trail trl highway hwy route rte loop crescent cres close mews gardens row ' +
    'square sq alley pike turnpike plaza crossing hollow ridge apt apartment unit suite ste floor flat box lot trailer space room building bldg house estate county township village ' +
    'calle avenida avda carrer plaza paseo passeig camino carretera colonia barrio piso puerta rua travessa praca largo bairro rue allee chemin impasse quai boulevard place ' +
    'strasse str weg gasse platz allee ring damm via viale piazza corso vicolo straat laan plein gracht kade weg singel heol ffordd'
  ).split(' '),
);

export const UNIT_WORDS: ReadonlySet<string> = new Set(
  (
    'mg mcg ug g kg ml l dl cl cm mm m km lb lbs oz units unit iu meq mmol mol ng pg pct percent bpm mmhg kpa cc gtt puffs tabs tab tablets caps capsule dose doses ' +
    'days day weeks week wk wks months month mo mos years year yrs yr yo hours hour hrs hr h min mins minutes sec times x daily bid tid qid qd qhs prn weekly monthly ' +
    'dias semanas meses anos horas jours semaines mois ans heures tage wochen monate jahre stunden giorni settimane mesi anni ore dagen weken maanden jaar uur semana dia mes ano'
  ).split(' '),
);

export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  (
    'oh zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand double triple ' +
    'dash slash dot point hyphen colon first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth ' +
    'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu ' +
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa guion barra punto ' +
    'deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante soixante tiret ' +
    'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig dreissig punkt strich um dois quatro oito nove dez vinte trinta due quattro otto dieci venti trenta een twee vijf zes zeven negen tien'
  ).split(' '),
);

export const WEEKDAY_WORDS: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun lunes martes miercoles jueves viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche ' +
    'montag dienstag mittwoch donnerstag freitag samstag sonntag lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ' +
    'christmas easter thanksgiving eid ramadan diwali halloween navidad noel weihnachten ostern pascua natale birthday'
  ).split(' '),
);
