/**
 * Words that tell what a capitalised name is: titles before persons, words that end or head the names of bodies,
 * and words that are written with a capital without naming anybody.
 */
const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Stand before a person's name and are no part of it. */
export const TITLES = set(`
  mr mrs ms miss dr prof rev fr sr hon gov sen rep lt col gen sgt cpl capt cmdr maj adm supt dist atty det ofc pres
  governor senator senators representative congressman congresswoman congressmen mayor vice president prime minister premier
  chancellor king queen prince princess pope sir lord lady dame judge sheriff deputy officer detective sergeant
  lieutenant captain colonel major admiral general chief commissioner superintendent principal pastor father
  sister bishop archbishop cardinal rabbi imam coach trooper secretary speaker leader chairman chairwoman chairperson
  chair councilman councilwoman councilmember councilor councillor alderman alderwoman trustee supervisor prosecutor
  attorney solicitor spokesman spokeswoman spokesperson director manager professor treasurer auditor clerk coroner ambassador
  candidate nominee democrat republican rep-elect gov-elect president-elect assemblyman assemblywoman assemblymember
  delegate whip editor author actor actress singer quarterback pitcher firefighter chaplain deacon reverend
  executive ceo cfo coo foreign interior defense defence finance acting former late incoming then lead senior junior
  deputies attorneys agent special assistant associate majority minority press counsel justice constable
`);

/** Titles that also begin the names of bodies ("General Motors", "Justice Department"): no title before one of their words. */
const BOTH = set(
  "general major justice chief foreign interior defense defence finance press special attorney prime senior executive king queen prince",
);

/** End the name of a body, or stand in it: "Osmer County Council", "Kettle Bank". */
export const BODY_WORDS = set(`
  university college school schools academy institute seminary department dept bureau agency administration authority commission
  committee council board court courts ministry parliament congress senate assembly legislature cabinet office police
  guard army navy force forces corps marines bank credit union association federation foundation society league
  club party coalition alliance network center centre hospital clinic church cathedral temple mosque synagogue museum library
  company corporation corp inc llc ltd co group holdings partners industries enterprises systems technologies
  airlines airways motors electric energy oil gas pharmaceuticals laboratories labs studios pictures records media news times
  post herald tribune gazette journal press magazine radio television tv service services district districts chamber
  fund trust campaign caucus organization organisation nations tribunal patrol brigade fire rescue team theater theatre orchestra
  symphony jail prison zoo airport government reserve exchange insurance
`);

/** Name a body when "of", "for" or "on" and another name follow. */
export const BODY_HEADS = set(`
  department university college institute bureau board bank ministry office house court chamber church school academy
  association society council committee commission federation foundation league union center centers centre secretary
  daughters sons knights order organization organisation museum city conference institutes diocese archdiocese friends
  fraternal international authority administration director veterans party parliament alliance coalition state
`);

/** After "and" these show that one long name went on: "Food and Drug Administration". */
export const JOINED_TAILS = set(
  "administration commission bureau department agency authority services prevention board company association sons co control safety",
);

/** Before "'s" these go on: "Sheriff's Office", "Children's Hospital". */
export const OWNERS = set(
  "sheriff children women men veterans governor mayor attorney prosecutor coroner treasurer auditor clerk recorder assessor farmers people king queen president st mary luke joseph john vincent",
);

/** After a corporate name, and no part of its key. */
export const CORPORATE = set("inc corp corporation llc ltd co company plc");

export const SUFFIXES = set("jr sr ii iii iv");

/** Small words within the names of persons: "Ursula von der Leyen", "Osama bin Laden". */
export const PARTICLES = set(
  "van von der den de del della di da dos du la le bin ibn al el ben ter ten af av zu",
);

export const DAYS = set(
  "monday tuesday wednesday thursday friday saturday sunday january february march july september october november december jan feb aug sept oct nov dec",
);
/** Months that are given names too: names only beside another. */
export const NAMED_MONTHS = set("april may june august");

/** Capitals that name nobody when they stand alone. */
export const NOBODY = set(`
  i i'm i've i'll i'd the a an mr mrs ms us u.s u.k uk usa u.s.a eu u.n d.c a.m p.m am pm ok tv ap afp upi dpa reuters gmt est edt pst pdt cst cdt covid covid-19
  god christian christians jewish jew jews muslim muslims islamic islam catholic catholics protestant buddhist hindu christmas easter thanksgiving hanukkah ramadan
  american americans british english french german russian chinese japanese korean italian spanish mexican canadian australian
  indian iranian iraqi israeli palestinian palestinians syrian turkish ukrainian russians syrians afghan afghans african asian european europeans
  latino latinos hispanic hispanics arab arabs kurdish kurds dutch polish swedish norwegian danish greek irish scottish welsh
  saudi saudis egyptian pakistani brazilian venezuelan venezuelans cuban cubans north south east west northern southern eastern western
  democrat democrats democratic republican republicans gop liberal liberals conservative conservatives internet bible facebook twitter
  ceo cfo phd md dui dna hiv aids faq pdf id atm gps suv llc inc co corp jr sr ii iii
`);

/** Agencies and picture services: they stand in credits, and say nothing of what an article is about. */
export const CREDITS = set(
  "associated_press the_associated_press getty_images afp_getty ap_photo agence_france-presse agence_france_presse reuters_reporting",
);

/** Whether words (lower case) name a body by one of its usual words. */
export const isBody = (words: readonly string[]): boolean =>
  words.length > 1 ? words.some((word) => BODY_WORDS.has(word)) : false;

/** Whether the word at `at` is a title of the person named after it. */
export function isTitle(words: readonly string[], at: number): boolean {
  const word = words[at] ?? "";
  if (!TITLES.has(word)) return false;
  if (!BOTH.has(word)) return true;
  const next = words[at + 1];
  return next === undefined || TITLES.has(next) || !BODY_WORDS.has(words.at(-1) ?? "");
}
