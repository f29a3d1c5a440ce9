import type { Role } from '../finding.ts';

/*
 * Words that stand next to names and say whose they are. All folded (lower case, without diacritics). One list per
 * role, several languages in each: a Spanish note in an English prompt is everyday work.
 */

/** Titles before a clinician's name. */
export const CLINICIAN_TITLES: ReadonlySet<string> = new Set(
  (
    'dr dra drs doctor doctora docteur dott dottssa doktor prof professor profesor profesora nurse rn sister matron consultant surgeon ' +
    'registrar midwife pharmacist hygienist therapist attending intern resident-dr np fellow medico arzt arztin lekarz dokter officer detective'
  ).split(' '),
);

/** Titles before anybody's name. */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mister missus mx madam madame mme mlle monsieur sr sra srta senor senora senorita don dona herr frau signor signora sig sigra ' +
    'meneer mevrouw mevr dhr hr fru pan pani senhor senhora rev reverend father-rev judge captain capt sgt sergeant lt mama tio tia abuela abuelo uncle aunt auntie aunty'
  ).split(' '),
);

/** Relatives and others of the household: the name follows ("wife Dorcas", "daughter (Krystyna)"). */
export const KIN: ReadonlySet<string> = new Set(
  (
    'wife husband spouse partner son daughter mother father mom mum mommy mummy dad daddy brother sister sis bro sibling twin aunt uncle niece nephew cousin ' +
    'grandmother grandfather grandma grandpa granddaughter grandson granny stepdad stepmom stepfather stepmother stepson stepdaughter fiance fiancee boyfriend ' +
    'girlfriend ex-husband ex-wife roommate flatmate neighbor neighbour caregiver caretaker carer guardian guarantor proxy hcp poa hcpoa dtr hubby gf bf ' +
    'esposa esposo marido mujer hija hijo madre padre hermana hermano novia novio pareja suegra nieta nieto sobrina sobrino cunada cunado ' +
    'femme mari fille fils mere pere soeur frere epouse epoux conjoint ehefrau ehemann tochter sohn mutter vater schwester bruder tante onkel ' +
    'moglie marito figlia figlio madre padre sorella fratello filha filho mae pai esposa irma irmao dochter zoon echtgenote moeder vader zus broer pikin friend'
  ).split(' '),
);

/** Words for the patient: a capitalised word right after one is a name. */
export const PATIENT_NOUNS: ReadonlySet<string> = new Set(
  (
    'patient pt pts client resident inmate decedent proband student pupil baby infant newborn neonate child kid toddler boy girl lady gentleman bloke guy fella ' +
    'paciente pcte pte senora varon nino nina bebe patiente patientin pasient paziente doente bb'
  ).split(' '),
);

/** Work that brings people to a chart: "coach Dutch", "embryologist is Anneli". The name must look like one. */
export const PROFESSIONS: ReadonlySet<string> = new Set(
  (
    'doc coach det detective trooper officer midwife doula embryologist podiatrist coordinator coord worker mgr manager physio physiotherapist dietitian dietician pharmacist ' +
    'psychologist psychiatrist teacher principal lawyer attorney chaplain pastor priest imam rabbi interpreter paramedic medic tech technician anesthetist cardiologist surgeon registrar intern boss ' +
    'supervisor counselor counsellor caseworker landlord therapist hygienist resident fellow scribe neurologist oncologist nephrologist urologist pulmonologist hospitalist intensivist obstetrician ' +
    'pediatrician paediatrician radiologist pathologist dermatologist orthopod ortho cards nephro neuro nurse rn md np pa sw cm pt-ot aide cna phlebotomist clerk receptionist secretary'
  ).split(' '),
);

/** Field labels before a name, in forms and banners ("Name: X", "Attending: X"); the label's role. */
export const NAME_FIELDS: Readonly<Record<string, Role>> = {
  name: 'patient',
  patient: 'patient',
  pt: 'patient',
  'patient name': 'patient',
  'pt name': 'patient',
  client: 'patient',
  subject: 'unknown',
  surname: 'patient',
  'first name': 'patient',
  'last name': 'patient',
  'given name': 'patient',
  'family name': 'patient',
  'middle name': 'patient',
  'preferred name': 'patient',
  'full name': 'patient',
  'legal name': 'patient',
  'maiden name': 'patient',
  alias: 'patient',
  aka: 'patient',
  nombre: 'patient',
  apellidos: 'patient',
  apellido: 'patient',
  nom: 'patient',
  prenom: 'patient',
  vorname: 'patient',
  nachname: 'patient',
  paciente: 'patient',
  'cognoms i nom': 'patient',
  nome: 'patient',
  cognome: 'patient',
  naam: 'patient',
  patientin: 'patient',
  member: 'patient',
  'nombre y apellidos': 'patient',
  'patient nom': 'patient',
  attending: 'clinician',
  pcp: 'clinician',
  provider: 'clinician',
  physician: 'clinician',
  surgeon: 'clinician',
  assistant: 'clinician',
  anesthesiologist: 'clinician',
  anaesthetist: 'clinician',
  radiologist: 'clinician',
  cardiologist: 'clinician',
  consultant: 'clinician',
  referring: 'clinician',
  'referring md': 'clinician',
  'referred by': 'clinician',
  'seen by': 'clinician',
  'signed by': 'clinician',
  'dictated by': 'clinician',
  'reviewed by': 'clinician',
  'ordered by': 'clinician',
  'ordering md': 'clinician',
  'ordering provider': 'clinician',
  'electronically signed by': 'clinician',
  'performed by': 'clinician',
  'authored by': 'clinician',
  'prepared by': 'clinician',
  'staffed with': 'clinician',
  'discussed with': 'clinician',
  signed: 'clinician',
  author: 'clinician',
  requesting: 'clinician',
  prescriber: 'clinician',
  medico: 'clinician',
  metge: 'clinician',
  gp: 'clinician',
  rn: 'clinician',
  cc: 'clinician',
  hcp: 'clinician',
  'care manager': 'clinician',
  'case manager': 'clinician',
  'social worker': 'clinician',
  coordinator: 'clinician',
  therapist: 'clinician',
  midwife: 'clinician',
  nurse: 'clinician',
  scribe: 'clinician',
  resident: 'clinician',
  fellow: 'clinician',
  sonographer: 'clinician',
  technologist: 'clinician',
  'usual provider': 'clinician',
  from: 'unknown',
  to: 'unknown',
  re: 'patient',
  attn: 'clinician',
  regarding: 'patient',
  'emergency contact': 'relative',
  emergency: 'relative',
  guarantor: 'relative',
  'next of kin': 'relative',
  nok: 'relative',
  contact: 'relative',
  poa: 'relative',
  mother: 'relative',
  father: 'relative',
  spouse: 'relative',
  guardian: 'relative',
  'contact person': 'relative',
  sender: 'unknown',
  speaker: 'unknown',
  user: 'unknown',
  by: 'unknown',
  named: 'patient',
  called: 'patient',
  'name is': 'patient',
  "name's": 'patient',
  'known as': 'patient',
  'goes by': 'patient',
  prefers: 'patient',
  nickname: 'patient',
  nee: 'patient',
  'prefers to be called': 'patient',
  'likes to be called': 'patient',
  'surname is': 'patient',
  llamada: 'patient',
  llamado: 'patient',
  'se llama': 'patient',
};

/** Degrees and licences behind a name ("Priscilla Dunmore, MD"). */
export const CREDENTIALS: ReadonlySet<string> = new Set(
  (
    'md do mbbs mbchb bds dds dmd rn lpn lvn np fnp arnp dnp cnp aprn cnm crna pa pa-c pac phd psyd lcsw lmsw msw lmft lpc pt dpt ot otr slp ccc-slp rd rdn ' +
    'pharmd rph dpm facs facc frcs mrcp frca pgy pgy1 pgy-1 pgy2 pgy3 pgy4 dvm od bsn msn cna emt emt-p paramedic esq rmo ro crnp aud dc nd ma cma rt ccrn'
  ).split(' '),
);

/** Small words inside names ("van der Meulen", "Dela Cruz", "binti", "Ní"). */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de del della dela di da das dos do du des van von der den ter ten la le el al bin binti bint ibn ben ap ab mac ni o abu af av zu zur y e st san santa dal lo'.split(
    ' ',
  ),
);

/** Parts of a name that come last ("Jr", "III"). */
export const SUFFIXES: ReadonlySet<string> = new Set('jr sr ii iii iv'.split(' '));
