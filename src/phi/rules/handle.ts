import { defineRule } from './rule.ts';

export const handle = defineRule({
  id: 'handle',
  category: 'handle',
  patterns: [
    {
      name: 'at-sign',
      strength: 0.7,
      regex:
        /(?<![\w.@%+-])@(?!(?:bed|bedtime|night|home|work|rest|baseline|noon|least|midnight|times?|about|approx)\b)[a-z_][\w.]{2,29}(?<!\.)(?![\w@])/gi,
    },
    {
      name: 'platform',
      strength: 0.85,
      regex:
        /\b(?:instagram|insta|ig|tiktok|twitter|snapchat|snap|facebook|fb|reddit|telegram|discord|x handle|venmo|skype)(?: ?(?:handle|user|username|account|name|is|id))*[ :]+(?<value>@?(?=[\w.]{0,30}[\d_.])[\w][\w.]{3,29})(?<!\.)/gi,
    },
    { name: 'reddit', strength: 0.85, regex: /(?<![\w/])u\/[\w-]{3,20}\b/g },
    { name: 'discord', strength: 0.8, gate: /#\d{4}/, regex: /\b[\w.]{2,32}#\d{4}\b/g },
  ],
  doubts: { before: /\d\s*$/, factor: 0.3 },
  finds: [
    'instagram [[HANDLE|@ch4nce.of.rain]] where he posts',
    'TikTok [[HANDLE|sumrfeeldz_x]] goodbye video',
    'posted by [[HANDLE|u/throwaway_mom22]]',
    'dm her [[HANDLE|@jroe_92]]',
    'discord [[HANDLE|wolfpup#4471]]',
  ],
  ignores: [
    '4 mg @bedtime 2',
    'LP @ 0400',
    'facebook group for parents',
    'snapchat and sleep',
    'reddit is not a source',
  ],
  source: '45 CFR 164.514(b)(2)(i)(R); user name rules of the platforms',
});
