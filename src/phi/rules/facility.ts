import { FACILITY_HEAD, FACILITY_START } from '../context/facility-words.ts';
import { knownFacilities } from '../model/known-facilities.ts';
import { CAPITAL_AHEAD } from '../text/capital-ahead.ts';
import { defineRule } from './rule.ts';

const CAP = String.raw`(?:\p{Lu}[\p{L}\d'.-]{0,30}|&|of|the|and|de|del|la|St\.)`;
/** Words that may stand before a head and make no name of it: "the Hospital", "Our Clinic", "Stroke Clinic". */
const GENERIC = String.raw`(?:Surgeon|Attorney|The|Our|Your|My|This|That|A|An|In|At|From|To|For|Of|Heart Failure|Failure|Stroke|West|East|North|South|Parliamentary and|Department of|Drug|MS|Palliative|Hospice|Physical|Occupational|Speech|Surgical|Anatomic|Trauma|Tertiary|Public|Private|Local|Community|Children's|Medical|General|Outside|Teaching|Day|Fracture|Pain|Wound|Memory|Sleep|Diabetes|Anticoagulation|Coumadin|INR|Primary|Secondary|Mental|Behavioral|Global|World|National|Nursing|Home|Skilled|Inpatient|Outpatient|Emergency|Rural|Academic|University|High|Middle|Elementary|Nuclear|Interventional|Surgical|Clinical|Health|Family|Oral|Social|Human|Support|Customer|Emergency|Preventive|Integrative|Internal|Women's|Men's|Maternal|Bone|Mental|Occupational|Patient|Hospital|Clinic|Department|Dept|Division|Service|No|Any|Each|Every|Whole|New|Old)`;
const NAMED = String.raw`(?:\p{Lu}[\p{L}\d'.&-]{0,30}(?: (?:${CAP})){0,6}?)`;

/** A verb of care or work, then "at", "to", "from", and a capitalised name: the name of a place. */
const STAY = String.raw`(?:admitted|adm|seen|treated|evaluated|assessed|transferred|transfer|discharged|referred|followed|attended|attends?|works?|working|worked|employed|employer|job|boss|hospitali[sz]ed|presented|presents|diagnosed|reviewed|resident|resides|visit(?:ed)?|checked(?: in)?|check-up|appointment|appt|scheduled|care|consult(?:ed)?|surgery|delivered|booked|delivering|operated|stays?|staying|lives|student|teacher|teaches|nurse|plays|locum|intern|resident|RMO|registrar|done|performed|placed|rehab|session|follow-up|managed|brought|sent|moved|came|arrived|hospitalization|born|studies|enrolled|worker|driver|manager|cook|guard)`;

export const facility = defineRule({
  id: 'facility',
  category: 'facility',
  match: knownFacilities,
  patterns: [
    {
      name: 'head',
      strength: 0.85,
      regex: new RegExp(
        String.raw`${CAPITAL_AHEAD}(?<![\p{L}\d-])(?!${GENERIC} (?:${FACILITY_HEAD})\b)(?!(?:I|If|When|The|Our|Dr|Mr|Mrs|Ms|Per|For|And|Dear|In|At|From|To|Is|Her|His|She|He|My|Recommend|Send|Call|Seen|Please)\b)${NAMED} (?:${FACILITY_HEAD})\b(?:(?:,| &| and| -)? (?:\p{Lu}[\p{L}'-]{1,30} ){0,2}?(?:${FACILITY_HEAD})\b){0,3}(?:,? (?:of|at|-) (?:the )?(?:\p{Lu}[\p{L}'-]{1,30})(?: \p{Lu}[\p{L}'-]{1,30})?)?`,
        'gu',
      ),
    },
    {
      name: 'head-shouted',
      strength: 0.86,
      regex: new RegExp(
        String.raw`(?<![\p{L}\d-])(?!(?:SURGICAL|SPEECH|ANATOMIC|CLINICAL|PHYSICAL|OUTPATIENT|THE) )(?:[A-Z][A-Z'.&-]{1,30} ){1,4}(?:HOSPITAL|MEDICAL CENTER|MEDICAL CENTRE|CLINIC|INFIRMARY|HEALTH CENTER|HEALTH SYSTEM|ASSOCIATES|HOSPICE|NURSING HOME|REHAB|ELEMENTARY|ACADEMY|PHARMACY|SURG CTR|SCHOOLS?)\b`,
        'gu',
      ),
    },
    {
      name: 'childrens',
      strength: 0.85,
      regex: /(?<![\p{L}\d])Children's (?:Hospital|Medical Center)(?: of)?(?: \p{Lu}\p{Ll}{2,30}){1,2}/gu,
    },
    {
      name: 'saint',
      strength: 0.72,
      regex:
        /(?<![\p{L}\d])(?:St\.?|Saint|Mt\.?|Mount) \p{Lu}[\p{L}-]{1,30}(?:'s)?(?= (?:on|in|for|with|last|this|yesterday|today|ED|ER|ICU|by)\b|[?.,;)]|\r?\n|$)/gu,
    },
    {
      name: 'start',
      strength: 0.85,
      regex: new RegExp(
        String.raw`(?<![\p{L}\d])(?:${FACILITY_START})(?: (?:de|del|de la|la|los|las|di|du|des|der|St\.?|\p{Lu}[\p{L}'.-]{1,30}|"?\p{Lu}[\p{L}'-]{1,30}"?)){1,7}(?<!(?: de| del| la| los| las| di| du| des| der))`,
        'gu',
      ),
    },
    {
      name: 'stay',
      strength: 0.7,
      regex: new RegExp(
        String.raw`\b${STAY}(?: (?:with|on|in|for|as|\w+ed|nights?|days?|full-time|part-time|a|an|the|her|his|\w+))?(?: (?:at|to|from|by|for|into)) (?:the |our )?(?<value>(?!(?:Dr|Mr|Mrs|Ms|ED|ER|ICU|OR|PT|OT|CT|MRI|United States|US|UK|I|My|Her|His|She|He)\b)(?!\p{Lu}{2,4}\b(?! \p{Lu}\p{Ll}))\p{Lu}[\p{L}\d'.&-]{0,30}\p{L}(?: (?:\p{Lu}[\p{L}'.&-]{0,30}\p{L}|&|and \p{Lu}\p{L}{1,30})){0,4})`,
        'gu',
      ),
    },
    {
      name: 'at',
      strength: 0.62,
      regex:
        /(?<=\b(?:at|@) (?:the )?)(?!(?:Grade|Stage|Week|Day|Level|Visit|Time|Home|Baseline|Class|Step|Age|Type|This|Least|Christmas|Easter|Thanksgiving)\b)\p{Lu}[\p{L}'&-]{0,30}\p{Ll}(?: (?:\p{Lu}[\p{L}'&-]{0,30}|&|of|on the)){0,3} \p{Lu}[\p{L}'-]{1,30}/gu,
    },
    {
      name: 'employer',
      strength: 0.75,
      regex:
        /\b(?:employer|works? (?:at|for|nights at)|werkt? bij|arbeitet? bei|travaille chez|lavora presso|job at|boss at|employed (?:at|by)|retired from)\b[ :]*(?:the )?(?<value>\p{Lu}[\p{L}\d'.&-]{0,30}\p{L}(?: (?:\p{Lu}[\p{L}\d'.&-]{0,30}|&)){0,5})/gu,
    },
    {
      name: 'field',
      strength: 0.85,
      regex:
        /\b(?:[Ff]acility|FACILITY|[Hh]ospital|[Cc]linic|[Dd]ept|[Dd]epartment|[Ll]oc|[Ll]ocation|[Ss]ite|[Ss]chool|[Ee]mployer|[Pp]harmacy|[Pp]ractice)["']?[ \t]*[:=][ \t"']*(?<value>\p{Lu}[\p{L}'.&-]{1,30}(?: (?:\p{Lu}[\p{L}'.&-]{0,30}|&|of|-)){1,5})/gu,
    },
    {
      name: 'flat',
      strength: 0.72,
      regex:
        /\b(?:at|from|to|in|facility is|daycare is|school is) (?:the )?(?<value>(?!(?:the|a|an|our|my|this|that|her|his|their|your|any|home|same|local|outside|another|other|an?y|day|night|public|private|community)\b)[a-z']+(?: [a-z']+){0,3} (?:medical center|hospital|clinic|elementary|middle school|high school|nursing home|assisted living|memory care|urgent care|care home|cardiology|orthopedics|health center|academy|university|pharmacy|infirmary|hospice)\b(?<!(?:heart failure|stroke|pain|wound|sleep|eye|skin|fertility|dental|urology|walk in|teaching|tertiary|referral|level \w+|trauma|mental health|outpatient|inpatient|primary care|follow up|diabetes|coumadin|anticoagulation|rural|academic|acute|large|small|big) (?:hospital|clinic|center|medical center)))/g,
    },
  ],
  general: 0.75,
  validate: (value) => (/\p{Lu}/u.test(value) || value.includes(' ') ? 'unchecked' : 'invalid'),
  doubts: {
    before:
      /\b(?:per|according to|published (?:in|by)|guidelines? (?:from|by|of)|the (?:american|british|european|world|national))\W*$/i,
    after:
      /^\s*(?:type|calc|formula|proceedings|guidelines?|criteria|score|classification|study|trial|protocol|rule|scale|manual|handbook|et al|sign|syndrome|disease|'s disease)/i,
    factor: 0.4,
  },
  finds: [
    "admitted to [[FACILITY|St. Vincent's]] on April 10th, 2023?",
    'check-up at [[FACILITY|Lakeside Clinic]] on Feb 5th',
    '94F from [[FACILITY|Sycamore Glen Assisted Living]], mechanical fall',
    'seen at [[FACILITY|Cedars-Sinai]] last week',
    'from [[FACILITY|Hospital Materno Infantil Los Altos]] el',
    'driver for [[FACILITY|Maritime Cold Freight]] with a bulge',
    '[[FACILITY|KESWICK VALLEY REGIONAL MEDICAL CENTER]]',
    'resident of [[FACILITY|Linden Terrace Nursing Home]] who fell',
    'seen at [[FACILITY|Kaiser Oakland]] last week',
    '[[FACILITY|Sutter Santa Rosa]] sent the films',
  ],
  ignores: [
    'the hospital discharged him to the clinic',
    'Heart Failure Clinic visit at 10:40',
    'World Health Organization criteria',
    'Mayo Clinic Proceedings 2019',
    'which hospital policy applies to a teaching hospital',
    'Primary care follow-up, Mental Health parity',
  ],
  source: '45 CFR 164.514(b)(2)(i)(B) and (R): places and employers that place the patient',
});
