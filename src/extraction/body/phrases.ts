/**
 * Formulas by which publishers speak to the reader: calls to read, follow, sign up or buy, labels, notes on rights.
 * Each is seen with many publishers, and none tells news. Alternatives are parted by " | " or a line end.
 */

const pattern = (before: string, alternatives: string, after: string, flags: string): RegExp =>
  new RegExp(
    `${before}(?:${alternatives
      .trim()
      .split(/\s*\n\s*|\s+\|\s+/)
      .join("|")})${after}`,
    flags,
  );

/** What a short paragraph begins with that is no part of the story. */
export const LEAD_INS = pattern(
  String.raw`^\W{0,3}`,
  String.raw`
  read (?:more|also|next)\b
  read (?:the full|this|our) (?:story|article|report|latest|full|review|guide|next) | see also | also read
  also see | also on | more\s*: | more (?:from|on|stories|news)\b
  related\s*(?::|$|stor(?:y|ies)|articles?|content|links?|topics?|coverage|news|posts?|videos?|reading)
  recommended\s*(?::|$|for you|stories|reading|articles) | watch\s*: | watch now | don['’]t miss | sign up
  subscribe\b | click here | click to | follow (?:us|me|@\w) | follow (?:him|her|them|the \S+) (?:on|at)
  share this | share on | advert(?:isement)?s?\b | sponsored(?: content| by| post| links?)?\s*(?::|$)
  continue reading | (?:story|article) continues | most read | trending(?: now)?\s*(?::|$)
  photos?\s*(?:by|:|credit) | image\s*(?:by|:|credit)s? | picture\s*: | source\s*:\s*\S+$ | getty images
  copyright\s*(?:©|\(c\)|\d|by\b) | © | \(c\) | all rights reserved | tell us what | have a tip
  got a tip | get (?:the latest|our)\b.{0,80}\b(?:inbox|newsletter|alerts?|e-?mail|app|delivered)
  this slideshow requires | loading\W*$ | tags?\s*: | filed under | posted in | categories\s*:
  topics\s*: | up next | scroll (?:down|to) | download (?:the|our)\b.{0,30}\bapp
  listen (?:now|to (?:this|the|our) (?:story|article|podcast|episode)) | print this | email this
  leave a (?:comment|reply) | comments?\s*(?:\(\d+\))?$
  join (?:the (?:conversation|discussion|debate)|our) | support our (?:work|journalism|newsroom) | buy now
  shop now | view (?:all|gallery|more|comments) | load more | show more | report (?:a|an) (?:typo|error)
  contact (?:the )?(?:author|reporter|writer|us) | about the (?:author|writer) | the views expressed
  this (?:article|story|post) (?:was )?(?:first|originally) (?:appeared|published) | originally published
  more information\s*: | journal (?:information|reference)s?\s*: | provided by\b.{0,60}$
  (?:last )?(?:updated|published|posted|modified)\b.{0,12}\d.{0,50}$ | https?:\/\/\S+$
  \d+ (?:comments?|shares?|min read)\b.{0,20}$ | embed(?:ded)? (?:code|tweet) | opinions expressed
  editor['’]s picks?\b | [_*=~-]{3,}$ | gallery credit
  this (?:story|article) (?:contains|may contain) affiliate | by\s+(?:\p{Lu}[\p{L}.'’-]+\s?){1,4}$
  (?:additional )?reporting (?:and writing )?by | our standards\s*: | also\s*: | skip (?:past|to)\b
  advertising$ | you (?:may|might) (?:also )?(?:like|be interested) | special offer | more great
  want more\b.{0,60}\? | follow [^.]{0,40} on (?:instagram|facebook|twitter|x|youtube)\b
  if you (?:buy|click|purchase)\b.{0,60}\blinks? | (?:the|all) products (?:discussed|featured|here)
`,
  "",
  "iu",
);

/** What publishers put under what they republish; long, but never told as news. */
export const FORMULAS = pattern(
  "^",
  String.raw`
  citation\s*: | more information\s*: | this document is subject to copyright | copyright © | ©
`,
  "",
  "i",
);

/** What a short paragraph may hold anywhere, and then is no part of the story. */
export const MENTIONS = pattern(
  String.raw`\b`,
  String.raw`
  sign up (?:for|to) (?:our|receive|get|the .{0,30}(?:newsletter|e-?mail)|.{0,30}newsletter)
  subscribe to (?:our|the|this|my|his|her)\b | (?:our|your|free|this|a daily|a weekly) newsletters?
  follow (?:him|her|us|me) (?:on|at) | like us on | follow us on
  on (?:twitter|facebook|instagram) (?:at )?@ | e-?mail (?:him|her|us) at | (?:can be )?reached at\b.*@
  all rights reserved | enable javascript | affiliate (?:commission|link)s?
  may (?:earn|get|receive) an? (?:small |affiliate )?(?:commission|share)
  independently (?:chosen|selected|reviewed) | to comment on this
  (?:your|straight to the|right in) inbox
  contributed (?:reporting|to this (?:story|report|article|column))
`,
  String.raw`\b`,
  "i",
);

/** Headings over lists of other articles. */
export const LIST_HEADING = pattern(
  String.raw`^\W{0,3}`,
  `
  related | read (?:more|also|next) | more (?:from|on|stories|news|great|like)
  you (?:may|might) (?:also )?(?:like|be) | don['’]t miss | recommended | most (?:read|popular) | see also
  also (?:read|see|on) | trending | popular | latest (?:news|stories) | other (?:news|stories|posts)
  further reading | in other news | editor['’]s picks? | must[- ]reads? | what to read next | up next
  top stories
`,
  String.raw`\b.{0,50}$`,
  "i",
);
