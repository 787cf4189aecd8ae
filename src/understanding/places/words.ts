/**
 * Words of English news that tell what a capitalised name beside them is: a person's title, a body or institution
 * named after its place, a street. General words of the language, kept short; weights stand with the rules that use them.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Before a person: "Gov. Jackson", "Sheriff Troy". */
export const TITLES = set(
  `mr mrs ms miss dr gov sen rep lt col gen sgt cpl capt maj rev hon prof pres supt atty det cmdr adm governor senator representative
  congressman congresswoman councilman councilwoman councilor councillor alderman commissioner mayor sheriff deputy officer detective sergeant
  lieutenant captain colonel major general admiral judge justice attorney prosecutor president chairman chairwoman chairperson chancellor secretary
  minister premier pastor father sister brother bishop archbishop cardinal pope rabbi imam reverend deacon principal superintendent coach
  professor doctor nurse king queen prince princess sir lord lady dame trooper selectman selectwoman supervisor trustee spokesman
  spokeswoman spokesperson speaker director manager sophomore junior senior freshman quarterback pitcher guard forward actor actress singer
  named uncle aunt trooper constable inspector ambassador assemblyman assemblywoman`,
);

/** After a place, in the name of what belongs to it: "Danbury Police Department", "Youngstown State University". */
export const BODIES = set(
  `police fire sheriff city county town township village borough parish state council board school schools high middle elementary junior
  university college academy hospital medical regional community district court courthouse superior municipal circuit common public library
  department division bureau office commission committee authority association chamber club church cathedral baptist methodist lutheran catholic
  mayor airport international station terminal harbor port bridge dam lake river creek park zoo museum theatre theater center centre
  hall mall plaza square stadium arena fairgrounds country golf historical society foundation jail prison correctional penitentiary
  hills heights beach island islands valley springs mills falls junction area metro metropolitan memorial general health clinic
  housing water sewer road roads street streets rotary lions kiwanis jaycees vfw legion post symphony orchestra festival fair
  international convention visitors planning zoning finance recreation parks volunteer ambulance emergency rescue district residents
  republican democratic republicans democrats government parliament ministry embassy consulate army navy national technical institute
  supreme house senate legislature general assembly free press`,
);

/** Of BODIES those that bear persons' names as often as places': "Webb Center", "Lincoln Club". */
export const PERSONS_BODIES = set(
  `center centre academy foundation hall club museum memorial park house bridge church cathedral institute theater theatre stadium arena field
  chamber plaza square mall library clinic zoo dam general free house street streets road roads golf college university elementary high school
  beach creek lake river island hills heights springs mills falls valley`,
);

/** Never a place by themselves: the calendar, and famous things whose words are names of places too. */
export const CALENDAR = set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
  monday tuesday wednesday thursday friday saturday sunday christmas easter thanksgiving halloween ramadan sens reps gens internet`,
);
export const FAMOUS_THINGS: ReadonlySet<string> = new Set([
  "white house",
  "red cross",
  "air force",
  "wall street",
  "super bowl",
  "world cup",
  "general assembly",
  "supreme court",
  "high court",
  "common council",
  "town hall",
  "main street",
]);

/** After a name in the name of water or land that no town or state ends at: "Ohio River". */
export const WATERS = set(
  "river rivers creek bay ocean sea gulf strait channel sound basin mountain mountains range desert",
);

/** After a name in the name of a street or road: "Madison Avenue". */
export const STREETS = set(
  `street st avenue ave road rd drive dr lane ln boulevard blvd court ct place pl highway hwy pike turnpike parkway pkwy trail
  terrace circle loop row expressway freeway route interstate bypass crossing alley way`,
);

/** After a name of a thing that is no place: papers, teams, companies, "Virginia Woolf" is told by the names learned. */
export const THINGS = set(
  `times post herald tribune journal gazette news dispatch courier examiner chronicle press star sun globe inquirer observer register sentinel
  daily inc corp co llc ltd bank group holdings company industries partners insurance motors airlines railroad records
  reds sox cubs yankees mets dodgers giants jets bears lions packers vikings cowboys eagles steelers browns bengals colts titans
  jaguars texans chiefs raiders chargers broncos rams cardinals seahawks falcons panthers saints buccaneers bulls pistons pacers
  cavaliers hawks heat magic wizards celtics knicks nets raptors bucks timberwolves thunder mavericks rockets spurs grizzlies pelicans
  suns kings lakers clippers warriors blazers jazz nuggets bruins rangers islanders devils flyers penguins capitals hurricanes
  lightning predators blackhawks blues wild avalanche stars coyotes ducks sharks kraken canucks oilers flames leafs senators
  phillies braves marlins nationals pirates brewers twins royals tigers indians guardians astros mariners athletics angels padres rockies
  orioles rays`,
);

/** Before a place, in small letters: where something is or comes from. */
export const LOCATIVES = set(
  "in near at from to outside around toward towards through into across throughout via between of",
);

/** The same in other languages that write names with capitals; in English texts these are parts of persons' names. */
export const LOCATIVES_ELSEWHERE = set(
  "à a au aux en dans de del di da do dal vers près aus bei nach von vor um im nahe över från i på til fra uit bij naar te em no na desde hacia w z do o v u в из из-за под до от",
);

/** A capitalised word before a place that belongs to it or leaves it a place: "downtown Flint", "Northeast Georgia". */
export const QUALIFIERS = set(
  `north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern southeastern
  southwestern central upper lower greater downtown uptown suburban rural mid inner outer metro old new`,
);

/** Followed by "of PLACE": bodies and kinds of place. */
export const KINDS_OF = set(
  `city town village county township borough state university college port republic kingdom province region district diocese archdiocese
  bank church people government mayor`,
);

/** Said of persons: the name before these words spoke, ran, was born. */
export const PERSON_VERBS = set(
  `said says told added wrote asked argued explained replied noted testified recalled thinks believes hopes pleaded joked smiled laughed
  who whose himself herself jr sr`,
);

/** Small words that follow a place: "Flint residents", "a Torrington man". */
export const LOCAL_NOUNS = set(
  `residents resident police man woman couple teen teenager boy girl native firefighters officials mayor council councilman selectmen
  area schools school county city town suburb suburbs metro downtown voters students neighborhood home homes office headquarters
  officers family families residence community plant store campus hospital airport police department based born`,
);
