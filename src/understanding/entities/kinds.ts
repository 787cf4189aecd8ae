/**
 * Words that tell what a capitalised name is: titles before persons, words that end or head the names of bodies,
 * and words that are written with a capital without naming anybody.
 */
import { FIRST_NAMES } from "../places/name-words.ts";

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
  commissioners councilors officers trustees supervisors judges coaches detectives sheriffs mayors governors
  deputies attorneys agent special assistant associate majority minority press counsel justice constable
`);

/** Titles that also begin the names of bodies ("General Motors", "Justice Department"): no title before one of their words. */
const BOTH = set(
  "democrat republican candidate general major justice chief foreign interior defense defence finance press special attorney prime senior executive king queen prince",
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
  association society council committee commission federation foundation league union center centers centre 
  daughters sons knights order organization organisation museum city conference institutes diocese archdiocese friends
  fraternal international authority administration veterans party parliament alliance coalition
`);

/** After "and" these show that one long name went on: "Food and Drug Administration". */
export const JOINED_TAILS = set(
  "administration enforcement commission bureau department agency authority services prevention board company association sons co control safety",
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
  god central images share customs phase christian christians jewish jew jews muslim muslims islamic islam catholic catholics protestant buddhist hindu christmas easter thanksgiving hanukkah ramadan
  american americans british english french german russian chinese japanese korean italian spanish mexican canadian australian
  indian iranian iraqi israeli palestinian palestinians syrian turkish ukrainian russians syrians afghan afghans african asian european europeans
  latino latinos hispanic hispanics arab arabs kurdish kurds dutch polish swedish norwegian danish greek irish scottish welsh
  saudi saudis egyptian pakistani brazilian venezuelan venezuelans cuban cubans north south east west northern southern eastern western
  democrat democrats democratic republican republicans gop liberal liberals conservative conservatives internet bible facebook twitter
  ariz ark calif colo conn del fla ga ill ind kan ky la mass mich minn mo mont neb nev okla ore pa tenn tex va vt wash wis wyo
  n.y n.j n.c s.c n.d s.d n.h n.m w.va et file sens reps dems dc semitic semitism
  ceo cfo phd md dui dna hiv aids faq pdf id atm gps suv llc inc co corp jr sr ii iii
`);

/** Small words: a capital at either end of a name only shows that a sentence or a heading began there. */
export const SMALL = set(`
  this that these those it its we he she they you i me him them us in on at if but and so no not all for with of as by from to into
  what when where who whom whose which why how there here his her their our my your is are was were be been am will would can could
  should shall may might must do does did have has had more most some any one two three yes while after before since now then than
  or nor the a an i'm i've i'll i'd it's that's there's he's she's we're they're you're don't can't let's read photo photos
  watch video related advertisement click also just even still yet only about over under out up down off against during amid
  every each both many much other another such like make get let go see say says said
`);

/** End the names of landmarks, streets and offices, not of persons. */
export const THINGS = set(`
  street avenue road boulevard drive lane highway route bridge tunnel valley hill hills river lake creek bay beach island islands mountain
  mountains park garden gardens forest field stadium arena center hall tower building plaza square mall hotel house state states county city
  town township village times news post daily journal day week month year war act law bill amendment deal plan report award prize cup bowl
  series game games festival fair show awards festivals trail station airport port capitol constitution doctrine project initiative
  program programme policy policies security safety health education transportation labor housing planning works relief study survey poll index line rule rights convention summit conference election elections primary
  debate union republic kingdom empire ocean sea gulf coast desert canyon falls springs grove ridge point americans democrats
  republicans americas studies office hour edition america ale stories
`);

/** Begin the names of places and of what is named after them, not of persons. */
export const LANDS = set(`
  new los las san santa des el saint st fort mount north south east west central middle upper lower great greater latin native
  national daily united world planned house senate apple wells hong sri
`);

/** Agencies and picture services: they stand in credits, and say nothing of what an article is about. */
export const CREDITS = set(
  "associated_press the_associated_press getty_images afp_getty ap_photo agence_france-presse agence_france_presse reuters_reporting",
);

/** Whether words (lower case) name a body by one of its usual words. */
export function isBody(words: readonly string[]): boolean {
  if (words.length > 1) for (const word of words) if (BODY_WORDS.has(word)) return true;
  return false;
}

/** Whether the word at `at` is a title of the person named after it. */
export function isTitle(words: readonly string[], at: number): boolean {
  const word = words[at] ?? "";
  if (!TITLES.has(word)) return false;
  const next = words[at + 1];
  // "Sheriff's Office", "Justice Department"
  if (next !== undefined && BODY_WORDS.has(next) && !TITLES.has(next)) return false;
  if (!BOTH.has(word)) return true;
  return next !== undefined && (TITLES.has(next) || !BODY_WORDS.has(words.at(-1) ?? ""));
}

/** Given names: what stands before surnames, less the titles and bodies that stand there too. */
export const GIVEN: ReadonlySet<string> = new Set(
  [...FIRST_NAMES].filter(
    (word) => ![TITLES, BODY_WORDS, BODY_HEADS, NOBODY, THINGS, DAYS, SMALL].some((words) => words.has(word)),
  ),
);
