import { withoutPossessive } from '../lexicon/possessive.ts';
import { MEDICINES } from './medicines.ts';
import { LEXICON_FLAGS as KNOWN } from '../lexicon/lexicon.ts';
import type { Word } from '../text/word.ts';

/**
 * Words that are written with a capital, or stand where a name would, and never are one: headings, abbreviations,
 * drugs and products too new for the word lists, trials. Folded.
 */
const NEVER_NAMES: ReadonlySet<string> = new Set(
  // forms and headings
  (
    'age sex dob doa dos mrn csn fin har gender male female m f date time phone fax email address unit bed room rm box ward loc location status code admit admitted admission discharge discharged ' +
    'history exam assessment plan impression findings hpi pmh psh fh sh ros cc hx dx tx rx labs lab imaging meds medications allergies allergy vitals subjective objective chief complaint ' +
    'attending pcp provider signed cosigned dictated page patient pt name mother father unknown none nka nkda yes no via with without and or the a an of for to from in on at by is was are were ' +
    // peoples and languages
    'asian caucasian hispanic african american latino latina latinx european indian chinese japanese korean vietnamese filipino mexican english spanish french german italian portuguese russian arabic polish hindi somali haitian jewish muslim christian catholic america canadian british irish welsh scottish ' +
    // what follows "patient" or "pt" in headings
    'class advice request comments birth instructions education portal safety information summary questions family senior director aide work home worklist sample work vip family tiktok instagram facebook snapchat abd ' +
    // what stands where a name will be filled in
    'nombre apellidos nom prenom ejemplo beispiel muster mustermann musterfrau fulano mengano lastname firstname surname mustername varchar null undefined usage ' +
    // abbreviations of the ward and of chat
    'pls plz thx ty lol u ur im ive dont cant wont hes shes thats whats ok okay asap fyi btw tbh imo etc eg ie vs re w wo hi hello hey dear thanks thank regards best sincerely cheers please help need ' +
    'icu ed er or pacu nicu picu ccu micu sicu ct mri xr cxr us ecg ekg eeg echo bp hr rr spo2 temp iv im po sc sl pr prn bid tid qid qd qhs ac pc gtt npo dnr dni dvt pe mi chf copd dm htn ckd esrd aki uti ' +
    'afib cad cva tia sob cp ha ams loc nad wnl gcs nihss bmi a1c hba1c inr ptt cbc bmp cmp lft tsh bnp abg vbg ua crp esr wbc hgb plt cr k na mg ca phos lactate trop etoh thc hiv hcv hbv hpv mrsa cdiff ' +
    'tpa tnk roc sux ketamine norad levo vaso propofol lvad ecmo bipap cpap hfnc ett ngt peg picc cvc foley pod dol ga wk wks mo mos yo yrs y/o hs cont inpatient outpatient telehealth ' +
    'tidy summarise summarize rewrite draft write reply letter note handover referral sbar soap summary ' +
    'chatgpt claude gemini copilot openai epic cerner meditech mychart allscripts athena siri dragon alexa google zoom teams excel word whatsapp ' +
    // products and trials that look like names
    'lokelma eliquis xarelto plavix lipitor crestor jardiance farxiga ozempic mounjaro wegovy trulicity victoza januvia lantus humalog novolog tresiba toujeo basaglar levemir entresto brilinta ' +
    'keppra lamictal depakote topamax abilify seroquel risperdal zyprexa haldol invega latuda vraylar rexulti prozac zoloft lexapro celexa paxil effexor cymbalta wellbutrin remeron trintellix buspar ' +
    'ativan xanax klonopin valium ambien lunesta adderall ritalin vyvanse concerta strattera norco percocet vicodin suboxone narcan humira enbrel remicade stelara cosentyx skyrizi tremfya rinvoq xeljanz ' +
    'dupixent xolair nucala keytruda opdivo yervoy tecentriq herceptin avastin rituxan gleevec ibrance kisqali verzenio tagrisso lynparza zejula ocrevus tysabri copaxone tecfidera gilenya mavenclad ' +
    'biktarvy genvoya descovy truvada triumeq epclusa harvoni mavyret paxlovid zosyn augmentin rocephin zithromax levaquin cipro bactrim keflex flagyl diflucan valtrex tamiflu prolia forteo evenity reclast fosamax ' +
    'boniva yasmin yaz heather camila errin nora-be nexplanon mirena kyleena skyla liletta depo nuvaring plan-b chantix nicorette flovent advair symbicort breo trelegy spiriva anoro stiolto albuterol ventolin ' +
    'singulair zyrtec claritin allegra flonase benadryl pepcid prilosec nexium protonix zofran reglan phenergan colace miralax senna lasix bumex torsemide aldactone coreg lopressor toprol norvasc cozaar diovan benicar ' +
    'zestril coumadin lovenox heparin aranesp procrit neulasta synthroid armour cytomel premarin estrace viagra cialis flomax avodart proscar myrbetriq botox dysport xeomin daxxify shingrix prevnar gardasil ' +
    'tylenol motrin advil aleve celebrex mobic toradol voltaren lidoderm gabapentin lyrica flexeril zanaflex soma robaxin baclofen medihoney dexcom libre omnipod tandem medtronic resmed ' +
    'katherine-trial destiny-breast cleopatra emilia marianne paloma natalee monaleesa paradigm emperor dapa sprint accord advance leader sustain surpass surmount'
  ).split(' '),
);

/**
 * Organisations that publish, by their capitals. Some read as names too, so the capitals count: "ADA" is the
 * American Diabetes Association, "Ada" a person.
 */
const ORGANISATIONS: ReadonlySet<string> = new Set(
  'cdc fda who nih aha acc ada acog acr aap nice jnc esc easd idsa asco nccn uspstf kdigo gold gina sccm hipaa medicare medicaid nejm jama bmj lancet cochrane pubmed uptodate'.split(
    ' ',
  ),
);

const NAMED_IN_LEXICON = KNOWN.given | KNOWN.commonGiven;

/** True of a word that no name begins or goes on with, however it is announced. */
export function isNeverName({ folded, shape, flags }: Word): boolean {
  const bare = withoutPossessive(folded);
  if (NEVER_NAMES.has(bare) || MEDICINES.has(bare)) return true;
  return ORGANISATIONS.has(bare) && !(shape === 'title' && (flags & NAMED_IN_LEXICON) !== 0);
}

/** Endings of generic drug names (WHO stems): "-mab", "-pril", "-statin". */
export const DRUG_ENDING =
  /(?:mab|nib|pril|sartan|statin|olol|azole|cillin|mycin|micin|floxacin|gliptin|gliflozin|flozin|glutide|parin|xaban|gatran|grel|dipine|triptan|setron|prazole|tidine|zepam|zolam|barbital|caine|curium|curonium|cycline|vir|virine|cept|kinra|tinib|ciclib|parib|rafenib|lukast|terol|tropium|sone|solone|onide|asone|oxetine|idone|apine|piprazole|thiazide|semide|lactone|formin|glitazone|gliride|dronate|phylline|amine|amide|azine|itis|osis|emia|aemia|uria|ectomy|otomy|ostomy|oscopy|plasty|pathy|algia|oma|opathy|graphy|gram|scopic|ology|ologist|philia|penia|plegia|paresis|trophy|genic|lysis|stasis|megaly|rrhea|rrhoea|rrhage)s?$/;
