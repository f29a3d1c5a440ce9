import { defineRule } from './rule.ts';

/** Hosts that publish medicine for everyone: a link to them says nothing about a patient. */
const PUBLIC_HOST =
  /^(?:https?:\/\/)?(?:www\.)?(?:[\w-]{1,30}\.)*(?:nih\.gov|cdc\.gov|fda\.gov|who\.int|cms\.gov|hhs\.gov|nejm\.org|jamanetwork\.com|thelancet\.com|bmj\.com|uptodate\.com|medscape\.com|doi\.org|wikipedia\.org|nice\.org\.uk|nhs\.uk|ahajournals\.org|acc\.org|cochrane\.org|cochranelibrary\.com|pubmed\.gov|mdcalc\.com|youtube\.com|google\.com|github\.com|radiopaedia\.org|who\.org|hl7\.org|loinc\.org|snomed\.info|unitsofmeasure\.org|w3\.org|electronichealth\.net\.au|digital\.health\.nz|schema\.org|dicom\.nema\.org|fhir\.\w+(?:\.\w+)*)(?:[/?#:]|$)/i;

export const url = defineRule({
  id: 'url',
  category: 'url',
  needs: '.',
  patterns: [
    {
      name: 'scheme',
      strength: 0.8,
      regex: /\b(?:https?|ftp|sftp|fhir):\/\/[^\s<>"'()|\]]{3,400}[^\s<>"'()|\].,;:!?]/gi,
    },
    {
      name: 'www',
      strength: 0.75,
      regex: /\bwww\.[\w-]{1,30}(?:\.[\w-]{1,30})+(?:\/[^\s<>"'()|\]]{0,300}[^\s<>"'()|\].,;:!?])?/gi,
    },
    // A bare host counts when a path with an identifier follows: "share.glyview.app/f/9sKe02".
    {
      name: 'bare-host',
      strength: 0.7,
      gate: /\.[a-z]{2,6}\//i,
      regex:
        /(?<![\w@./-])(?:[a-z\d-]+\.){1,4}(?:com|org|net|app|io|me|co|health|care|gov|edu|uk|ie|ca|au|de|fr|es)\/[\w~%./?#=&-]{0,30}[\w/=]/gi,
    },
  ],
  validate: (value) => (PUBLIC_HOST.test(value) ? 'invalid' : 'unchecked'),
  finds: [
    'share link [[URL|https://share.glyview.app/f/9sKe02/ayaan]] please',
    'see [[URL|http://intranet.example/patients/8812]].',
    'portal ([[URL|https://mychart.example.org/visit?id=77]])',
    'her page [[URL|www.facebook.com/jane.roe.92]] says',
    'open [[URL|caringbridge.org/visit/janeroe]] first',
  ],
  ignores: [
    'see https://www.nejm.org/doi/full/10.1056/NEJMoa1',
    'doi.org/10.1000/182',
    'and/or.Then he left',
    'version 2.0.1 is out',
    'https://pubmed.ncbi.nlm.nih.gov/1234567/',
  ],
  source: 'RFC 3986; 45 CFR 164.514(b)(2)(i)(N)',
});
