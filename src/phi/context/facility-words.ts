/** Nouns that end the name of a place where people are treated, housed, taught or employed: regular-expression source. */
export const FACILITY_HEAD =
  'Hospitals?|Hosp|General|Regional|Grammar|Priory|Correctional|Deaconess|Aged Care|Hematology|Haematology|Occupational Medicine|(?:Consolidated |Unified )?School District|Growers|Resort|Recuperative Care|Eye Unit|Family Health Team|(?:Lane|Road|Street) Surgery|Medical (?:Center|Centre|Group|Associates|Clinic|Arts|Plaza|Ctr|Partners|Office)|Med(?:ical)? Ctr|Health (?:Center|Centre|System|Clinic|Services|Network|Care|Partners|Department|Ctr)|Healthcare|Health|Clinic|Clinics|Infirmary|Hospice|Sanatorium|Sanitarium|' +
  "Family (?:Medicine|Practice|Health|Med|Care)|Urgent Care|Surgery Center|Surg Ctr|Surgical Center|Cancer (?:Center|Centre|Institute)|Heart (?:Center|Centre|Institute)|Eye (?:Center|Institute|Associates)|Birth(?:ing)? (?:Center|Centre)|Women's (?:Health|Center|Clinic)|Pediatrics|Paediatrics|Orthopedics|Orthopaedics|Ortho|Cardiology|Dermatology|Oncology(?: Associates)?|Neurology|Radiology|Imaging|Pathology|Dental|Dentistry|Dialysis|Rehab(?:ilitation)?(?: Center| Hospital)?|Psychiatry|Behavioral Health|Pharmacy|Drugs|Labs?|Laborator(?:y|ies)|" +
  'Nursing (?:Home|Center|Facility)|Care (?:Home|Center|Centre)|Assisted Living|Senior Living|Memory Care|Retirement (?:Home|Community|Village)|Skilled Nursing|SNF|Manor|Villa|Lodge|Group Home|Shelter|Rescue Mission|Mission|Detention Center|Correctional (?:Facility|Institution|Center)|Prison|Jail|Penitentiary|' +
  'Elementary(?: School)?|Elem|Middle School|High School|High|Primary(?: School)?|Academy|Preschool|Daycare|Day Care|Nursery|School|Schools|College|University|Institute|Montessori|' +
  "Church|Chapel|Parish|Mosque|Synagogue|Temple|Cathedral|Ministries|Riding School|OTP|Ward|Fire Department|Police Department|Sheriff's Office|" +
  'Inc|LLC|Ltd|Corp|Corporation|Company|Co|Industries|Logistics|Freight|Trucking|Construction|Plumbing|Roofing|Electric|Landscaping|Manufacturing|Foods|Poultry|Farms?|Dairy|Mills?|Bank|Insurance|Hardware|Grocery|Market|Supermarket|Bakery|Diner|Cafe|Restaurant|Grill|Brewery|Motors|Auto|Tire|Supply|Feed & Supply|Services|Solutions|Partners|Associates|Enterprises|Warehouse|Hotel|Motel|Inn|Resort|Salon|Studio|Library|Theatre|Theater|Museum|Center|Centre|Foundation|Trust';

/** Nouns that begin such a name in other languages ("Hospital General", "Klinik Kesihatan", "Universitätsklinikum"). */
export const FACILITY_START =
  'Hospital|Hôpital|Hopital|Clínica|Clinica|Clinique|Klinik|Klinikum|Universitätsklinikum|Krankenhaus|Ospedale|Policlinico|Centro (?:de Salud|Médico|Medico|Hospitalario)|CAP|CHU|CH|EAP|EHPAD|Residencia|Sanatorio|Ambulatorio|Consultorio|Colegio|Escuela|Instituto|Universidad|Université|Università|Universität|Lycée|Collège|École|Ecole|Pflegeheim|Altenheim|Seniorenheim|Grundschule|Gymnasium|Praxis|Gemeinschaftspraxis|Ziekenhuis|Szpital|Maternité|Mutuelle|Hogar|Asilo|Rumah Sakit|Meithrinfa|Ysgol|Huisartsenpraktijk|Hospital Universitario|Farmacia|IES|CEIP|Santa Casa|UBS|UPA|CAPSi?';

/** Large institutions that are called by a bare name: what follows "at" in every ward. Folded, one space between words. */
export const KNOWN_FACILITIES: readonly string[] = [
  'cedars-sinai',
  'cedars sinai',
  'cedar sinai',
  'cedar-sinai',
  'johns hopkins',
  'john hopkins',
  'nyu langone',
  'mass general',
  'mgh',
  'massachusetts general',
  "brigham and women's",
  'brigham',
  'beth israel',
  'mount sinai',
  'mt sinai',
  'mt. sinai',
  'cleveland clinic',
  'mayo clinic',
  'kaiser',
  'kaiser permanente',
  'md anderson',
  'sloan kettering',
  'memorial sloan kettering',
  'dana-farber',
  'stanford',
  'ucsf',
  'ucla',
  'ucla medical center',
  'emory',
  'baylor',
  'vanderbilt',
  'columbia presbyterian',
  'new york-presbyterian',
  'new york presbyterian',
  'nyp',
  'northwestern',
  'barnes-jewish',
  'upmc',
  'penn medicine',
  'hopkins',
  'geisinger',
  'intermountain',
  'sutter',
  'dignity health',
  'scripps',
  'ochsner',
  'tufts',
  'montefiore',
  'bellevue',
  'lenox hill',
  'northwell',
  'yale new haven',
  'houston methodist',
  'memorial hermann',
  'parkland',
  'grady',
  'jackson memorial',
  'harborview',
  'ohsu',
  "texas children's",
  "boston children's",
  'chop',
  'great ormond street',
  "guy's",
  "addenbrooke's",
  'john radcliffe',
  "king's college hospital",
  "st thomas'",
  'the coombe',
  'the rotunda',
  'luth',
  'ubth',
  'aiims',
  'sickkids',
  'sunnybrook',
];

/** Behind a capitalised word: it begins the name of a place, not of a person. */
export const FACILITY_AHEAD = new RegExp(
  String.raw`^(?:(?: |-)(?:\p{Lu}[\p{L}'.-]{0,30}|&|of|the)){0,3} (?:${FACILITY_HEAD}|HOSPITAL|CLINIC|MEDICAL|REGIONAL|Regional|Memorial|General|Community|University|Rehabilitation|Care|House|Unit|Surgery)(?![\p{L}\d])`,
  'u',
);
