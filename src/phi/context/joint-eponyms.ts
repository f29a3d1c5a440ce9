import { withoutPossessive } from '../lexicon/possessive.ts';
import type { Document } from '../text/document.ts';

/**
 * Diseases, signs and procedures that are called after two or more people (or by both names of one), as they are
 * written: with hyphens. Names of living people are joined the same way, so the whole compound must be known. Folded.
 */
const JOINT_EPONYMS: ReadonlySet<string> = new Set(
  (
    'albers-schonberg alpers-huttenlocher anton-babinski argyll-robertson arnold-chiari austin-flint bannayan-riley-ruvalcaba bardet-biedl bassen-kornzweig beckwith-wiedemann bence-jones ' +
    'bernard-soulier birt-hogg-dube bloch-sulzberger blackfan-diamond diamond-blackfan bland-altman bland-white-garland bourneville-pringle brown-sequard brown-vialetto-van-laere budd-chiari ' +
    'calve-perthes legg-calve-perthes charcot-bouchard charcot-leyden charcot-marie-tooth chediak-higashi cheyne-stokes christ-siemens-touraine churg-strauss cockcroft-gault coffin-lowry coffin-siris ' +
    'cornelia-de-lange creutzfeldt-jakob crigler-najjar cronkhite-canada dandy-walker dejerine-sottas dejerine-roussy denys-drash dubin-johnson dubin-sprinz duchenne-becker duchenne-erb eaton-lambert ' +
    'ehlers-danlos ellis-van-creveld emery-dreifuss epstein-barr erb-duchenne erdheim-chester fanconi-bickel fitz-hugh-curtis foster-kennedy franceschetti-klein gerstmann-straussler-scheinker ' +
    'gianotti-crosti gilles-tourette goltz-gorlin graham-steell gronblad-strandberg guillain-barre hailey-hailey hallervorden-spatz hallpike-dix dix-hallpike hand-schuller-christian harris-benedict hallopeau-siemens henoch-schonlein schonlein-henoch ' +
    'hermansky-pudlak holmes-adie hosmer-lemeshow howell-jolly hutchinson-gilford jarisch-herxheimer jervell-lange-nielsen johanson-blizzard kaplan-meier kaposi-juliusberg kasabach-merritt kearns-sayre ' +
    'kimmelstiel-wilson klippel-feil klippel-trenaunay klippel-trenaunay-weber kluver-bucy kruskal-wallis kugelberg-welander lambert-eaton landau-kleffner landouzy-dejerine lange-nielsen laurence-moon lennox-gastaut leri-weill lesch-nyhan ' +
    'letterer-siwe lewis-sumner libman-sacks li-fraumeni loeys-dietz lown-ganong-levine machado-joseph mallory-weiss mann-whitney mantel-haenszel marcus-gunn marchiafava-bignami mccune-albright meyer-rokitansky mayer-rokitansky-kuster-hauser miller-fisher ' +
    'muckle-wells muir-torre newcastle-ottawa osgood-schlatter osler-weber-rendu rendu-osler-weber parry-romberg peutz-jeghers pierre-robin pelizaeus-merzbacher plummer-vinson prader-willi ramsay-hunt raymond-cestan ' +
    'reed-sternberg romano-ward rosai-dorfman rothmund-thomson roux-en-y rubinstein-taybi russell-silver silver-russell saethre-chotzen schwartz-jampel shwachman-diamond shy-drager siewert-kartagener simpson-golabi-behmel sjogren-larsson smith-lemli-opitz smith-magenis ' +
    'steele-richardson-olszewski stein-leventhal stevens-johnson stokes-adams adams-stokes sturge-weber takayasu-onishi tay-sachs thurner-may may-thurner tolosa-hunt treacher-collins trousseau-lallemand van-den-bergh von-hippel-lindau von-recklinghausen ' +
    'von-willebrand vogt-koyanagi-harada waardenburg-shah warthin-starry waterhouse-friderichsen weber-christian weil-felix werdnig-hoffmann wernicke-korsakoff whipple-kausch williams-beuren wiskott-aldrich wolf-hirschhorn wolff-parkinson-white zollinger-ellison ' +
    'ziehl-neelsen blalock-taussig child-pugh child-turcotte-pugh clavien-dindo hunt-hess hoehn-yahr hering-breuer frank-starling henderson-hasselbalch hodgkin-huxley hardy-weinberg michaelis-menten ' +
    'gram-weigert wright-giemsa romanowsky-giemsa shapiro-wilk kolmogorov-smirnov newman-keuls tukey-kramer hamman-rich heerfordt-waldenstrom caplan-colinet kikuchi-fujimoto ' +
    'bezold-jarisch kocher-debre-semelaigne debre-semelaigne carney-stratakis andersen-tawil lenegre-lev'
  ).split(' '),
);
const MOST_PARTS = 4;

/** True when word `index` belongs to a hyphenated eponym, with or without a possessive. */
export function isJointEponym(document: Document, index: number): boolean {
  if (document.gapAfter(index) !== '-' && (index === 0 || document.gapAfter(index - 1) !== '-')) return false;
  let first = index;
  while (first > 0 && index - first < MOST_PARTS && document.gapAfter(first - 1) === '-') first--;
  let phrase = '';
  for (let i = first; i < document.words.length && i - first < MOST_PARTS; i++) {
    phrase += `${i === first ? '' : '-'}${withoutPossessive(document.words[i]!.folded)}`;
    if (i >= index && JOINT_EPONYMS.has(phrase)) return true;
    if (document.gapAfter(i) !== '-') return false;
  }
  return false;
}
