/** The other pages of the Brindle Falls Ledger: courts, houses, schools, sport, kitchens and the long weekend read. */
import { WIRE_POLL, WIRE_RAIL, WIRE_ROADS } from "./overland.ts";
import type { SampleArticle } from "./publisher.ts";
import { carryWire } from "./wire-copy.ts";

export const LEDGER_LIFE: readonly SampleArticle[] = [
  {
    id: "ledger-regional-final",
    places: ["Brindle Falls"],
    minutesAgo: 2880,
    section: "sports",
    title: "Millers win regional title, 24-21, on touchdown with 12 seconds to play",
    author: "Ned Fairweather",
    picture: "football-night",
    event: "regional-final",
    body: `
COLDBROOK — Cody Strand caught a 31-yard pass from Jalen Moss with twelve seconds left {day-1} night, and Brindle Falls defeated Coldbrook 24-21 for its first regional football championship in 19 years.

The touchdown ended a drive of 74 yards that began with 1:26 to play and no time-outs. Moss, a senior, completed five of six passes on it.

Coldbrook (11-1) scored twice in the first half on runs by Trent Abbott, who gained 141 of his 163 yards before the break, and led 14-3. The Millers (10-2) answered with a one-yard run by Strand and a 22-yard pass from Moss to tight end Will Ostrow, and led for the first time, 17-14, with nine minutes left.

Coldbrook went ahead again on a six-yard pass after a punt was blocked.

“We told them at halftime that nobody had ever been beaten by eleven points in the second quarter,” coach Dale Rusk said. “I’m not sure that it’s even true.”

Strand finished with 119 yards on 27 carries. Moss threw for 188. Sam Odell had nine tackles and recovered a fumble. An estimated 5,200 people saw the game, many of them from Brindle Falls, where the fire department met the buses at the city line at a quarter past midnight.

The Millers play Dunmarrow (13-0) in a state semifinal {day+5}.

Brindle Falls 0 3 7 14 — 24. Coldbrook 7 7 0 7 — 21.
`,
  },
  {
    id: "ledger-league-theft",
    places: ["Osmer County"],
    minutesAgo: 5320,
    section: "local",
    title: "Coldbrook man admits theft from youth ball league",
    author: "Isaac Pell",
    picture: "courthouse",
    event: "league-theft",
    body: `
BRINDLE FALLS — A Coldbrook man who kept the books of a youth baseball league for four years admitted in court {day+0} that he had stolen $61,340 from it.

Kenneth Dray, 52, pleaded guilty to one felony count of theft before Judge Porter Wynn of the county common pleas court. In exchange prosecutors dropped two counts of falsifying records, and will recommend probation if he repays $20,000 by the day of sentencing.

Prosecutor Dinah Selwyn said that Dray had written 88 checks to himself from the account of the Osmer Valley Youth Ball League, which has about 640 players between the ages of five and fourteen. The thefts came to light in the spring, when a check was returned and a parent asked for bank statements.

Dray told the judge that he had meant to put back the first sum, which was $900 for a car repair. He apologized to the players, none of whom were in court.

League president Fay Oberlin said that an insurance policy had made good about a third of the loss and that two signatures are now needed on each check. The fall season was shortened by two weeks to save on umpires.

Dray is free on bond. Sentencing is six weeks from now. The charge carries up to 18 months in prison.
`,
  },
  {
    id: "ledger-bakery",
    places: ["Brindle Falls"],
    minutesAgo: 3560,
    section: "lifestyle",
    title: "Brother and sister open bakery in former mill payroll office",
    author: "Rosalind Teak",
    picture: "bakery",
    event: "bakery",
    body: `
BRINDLE FALLS — Brindle Falls has a bakery again. Second Rise, owned by Beatrice Kowalski and her brother Tomas, opened {day-1} at 6 Millrace Lane, eleven years after the last one closed.

The brick building, of 1,100 square feet, was the payroll office of the Hartwell mill. The Kowalskis lease it from the city, and spent about $85,000 on an oven, a floor and a bathroom. Of that, $30,000 was a loan from the county’s fund for small businesses, which will be forgiven by half if they employ five people for three years. They now employ two.

They bake sourdough wheat, rye, a seeded loaf and a white pan bread, and sell them for $5 to $8. Rolls and plum buns are $2.50. The shop is open from 7 a.m. until it has sold out, {day+0} through Sunday, and closes two days a week.

Mr. Kowalski, 44, was a welder for 22 years. His sister, 39, was in accounts at the hospital. “He wanted to make something that people would be happy to see,” she said. “I wanted to get up even earlier, apparently.”

By 9:40 on the first day the shelves were bare. Mayor Carla Venn, who had come to cut a ribbon at ten, cut it, and bought the ribbon’s bow, which was made of dough.
`,
  },
  {
    id: "ledger-house-prices",
    places: ["Brindle Falls"],
    minutesAgo: 4480,
    section: "real-estate",
    title: "Median house in Brindle Falls sells for $189,500, up 8 percent in a year",
    author: "Theo Lindgren-Shaw",
    picture: "house-row",
    event: "house-prices",
    body: `
BRINDLE FALLS — The median price of a house sold in Brindle Falls in the past three months was $189,500, county records show, an increase of 8.3 percent from the same months a year ago and of 41 percent in five years.

Eighty-four houses were sold, six fewer than a year ago. They spent a median of 29 days on the market.

The increase was the largest in the Millrace Quarter, at 14 percent, where plans to turn the Hartwell mill into apartments have drawn buyers from outside the county. It was the smallest in Lower Falls, at 2 percent, where flood insurance adds between $90 and $210 a month to the cost of owning a house.

Wages in the county have risen by 19 percent over the same five years. A household with the median income, $58,400, could afford 61 percent of what was sold five years ago and 38 percent of what was sold this fall.

“People assume that I’m delighted,” said Carol Imhoff, who has sold houses here since 1988. “I’ve got three teachers who’ve been looking since last winter. I’d rather have three teachers in three houses.”

Companies bought nine of the 84, against four a year ago. The council’s housing panel will take up a proposal next month to have owners who rent out more than five houses register with the city.
`,
  },
  {
    id: "ledger-ice-plant",
    places: ["Brindle Falls"],
    minutesAgo: 11500,
    section: "real-estate",
    title: "Panel backs 22 small houses on old ice plant lot",
    author: "Theo Lindgren-Shaw",
    picture: "house-frames",
    body: `
BRINDLE FALLS — Twenty-two houses, none of them larger than 900 square feet, would go up where the ice plant once stood on Foundry Lane under a plan that the city’s planning board backed 6-1 {day-1}.

The houses would face a shared green, with parking at the edge. Builder Monroe Tate said that they would sell for $135,000 to $160,000, which is less than anything new that has been built in the county in ten years.

Zoning on the lot now calls for no more than eight. The board’s one no vote came from Edith Larch, who said that she liked everything about the plan except that the fire lane was, as drawn, nine feet wide. “Our engine is nine feet wide,” she said.

Tate promised to widen it. The council will vote in about a month.
`,
  },
  {
    id: "ledger-seed-library",
    places: ["Brindle Falls"],
    minutesAgo: 7900,
    section: "lifestyle",
    title: "Library turns its old card catalog into a lending bank for seeds",
    author: "Rosalind Teak",
    picture: "library-room",
    event: "seed-library",
    body: `
BRINDLE FALLS — Patrons of the Brindle Falls Public Library can now check out seeds, and need not return them until autumn.

The program began {day-3} with 304 varieties of vegetables, herbs and flowers given by 88 residents, and kept in the oak cabinet that once held the card catalog. Anyone with a library card may take up to ten envelopes a year.

Librarian Oona Fitzhugh said that the cost so far was $212, for envelopes and a machine that keeps the air in the room dry. The Friends of the Library paid for both.

State law treats seed libraries that do not sell as exempt from the labeling rules that apply to stores, a change made several years ago. Even so, she said, each envelope will give the year, the variety if known, and the street on which it grew.

The library will hold six free classes, on alternate {day+0}s at 6:30 p.m., starting with how to save peas and beans. Space is limited to 25.

At the end of the first day 61 people had come, and had brought more than they took.
`,
  },
  {
    id: "ledger-mayor-budget",
    places: ["Brindle Falls"],
    minutesAgo: 3260,
    section: "politics",
    title: "Mayor’s budget adds two firefighters, leaves income tax alone",
    author: "Nora Castellane",
    picture: "town-hall",
    body: `
BRINDLE FALLS — Mayor Carla Venn asked the City Council {day+0} for a budget of $17.6 million that would add two firefighters, begin to replace the oldest water mains, and leave the city income tax at 1.75 percent.

Spending would rise by 3.1 percent. Water bills would go up by $2.40 a month for a typical household, the first increase in three years, with the money kept apart for pipes.

“There are eleven miles of iron under this town that were put down before women could vote,” Venn said. “It has been very patient.”

The two firefighters would be posted on the North Bank while the Stone Bridge is closed, and stay on after that. The police force would keep its 24 officers. Money for the swimming pool, shut for four years, is not in the plan.

Council President Ruth Abernethy-Cole said that she expected most of it to pass. Hal Brock said that he would ask why the city needs a second communications person when it has, he noted, a newspaper.

Hearings will be held on the next two {day+0}s at 7 p.m. The council must adopt a budget before the end of the year.
`,
  },
  {
    id: "ledger-council-cameras",
    places: ["Brindle Falls"],
    minutesAgo: 8300,
    section: "politics",
    title: "Council shelves plate-reading cameras after residents ask who would look",
    author: "Nora Castellane",
    picture: "town-hall",
    body: `
BRINDLE FALLS — A plan to put up eleven cameras that read license plates was set aside by the City Council {day-1}, after two hours in which resident after resident asked, in various ways, the same question: Who looks?

Police Chief Stan Whitcomb had asked for $33,000 a year to rent the cameras, which take a picture of every car that passes and keep it for 30 days. He said that they had helped Wexley to find nine stolen cars.

But under the contract the pictures could be searched by any department in the country that uses the system. Council member Priya Nandakumar asked how many that was. Whitcomb said about five thousand.

“I came to see what you’d do with my picture,” said Walt Brannigan, of Quarry Hill. “I hadn’t thought to worry about Nevada.”

The vote to table the plan was 6-1. The chief was asked to return in three months with a policy on who may search, for what, and who checks. He said afterward that this was fair. “They’re good questions. I’d want to know too.”
`,
  },
  {
    id: "ledger-commissioner-guide",
    places: ["Osmer County"],
    minutesAgo: 6300,
    section: "election",
    title: "Where the candidates for county commissioner stand on five questions",
    author: "Isaac Pell",
    picture: "county-seal",
    body: `
BRINDLE FALLS — The Ledger asked the three candidates for Osmer County commissioner the same five questions. Nadia Kessler, who holds the seat, Roy Tannahill, a township road superintendent, and Winifred Oakley, a write-in candidate and retired nurse, each had 20 minutes. These are the heart of their answers.

## The jail

Kessler would repair it. Tannahill would share one with a neighboring county. Oakley would spend on treatment first: “Half of the people in there are sick. I used to meet them before you did.”

## Roads

Tannahill would pave less and grade more. Kessler would borrow $5 million while rates are low. Oakley would take whatever the engineer’s list says, in the order in which it says it.

## Farmland and solar panels

All three would let townships decide. Kessler would add a rule that land be put back as it was found.

## The library levy

Kessler and Oakley support it. Tannahill will vote yes “this time.”

## What they would cut

Kessler named the county’s second fleet garage. Tannahill named consultants. Oakley, after a long pause, named the commissioners’ own pay, which is $54,000, by a tenth.
`,
  },
  {
    id: "ledger-yard-signs",
    places: ["Brindle Falls"],
    minutesAgo: 2380,
    section: "election",
    title: "Somebody is straightening the yard signs on Ferry Road. All of them.",
    author: "Rosalind Teak",
    picture: "yard-signs",
    body: `
BRINDLE FALLS — After every windy night this fall, the campaign signs along Ferry Road have been found lying flat. And by breakfast, every one of them, for either side, has been standing up again.

Volunteers for Rebecca Thorne thought at first that it was Martin Gale’s people. Gale’s people had thought that it was Thorne’s. Each was a little moved.

On {day-1} the Ledger got up early. At 5:35 a.m. a man with a headlamp and a rubber mallet came along the shoulder with his dog. He was Virgil Ames, 77, retired from the street department, and he asked that we not make a fuss.

“I don’t care for litter,” he said. He has a sister who favors one candidate and a son who favors the other, and hears from both on Sundays. He would not say how he will vote. The dog, whose name is Judge, sat down beside a sign for the library levy.

There are 143 signs along the road. It takes them an hour and ten minutes.
`,
  },
  {
    id: "ledger-teacher-year",
    places: ["Brindle Falls"],
    minutesAgo: 9250,
    section: "education",
    title: "Shop teacher who rebuilt a fire engine with students is named best in county",
    author: "Priscilla Oduya",
    picture: "workshop",
    body: `
BRINDLE FALLS — Gil Navarro, who teaches shop at Brindle Falls High School and who with 64 students over five years brought a 1938 fire engine back to life, has been named Osmer County’s teacher of the year.

He heard about it over the loudspeaker while holding one end of a sheet of plywood. “I couldn’t let go,” he said. “So I just stood there and grinned at the kid with the other end.”

Navarro, 49, came to teaching from a body shop. When he arrived, 31 students took shop, and the district had thought of closing it. There are now 176, and a waiting list for welding.

The engine had been in a barn near Coldbrook with a tree growing through it. The pump now throws water 90 feet, which was shown at last summer’s parade, to the surprise of the band.

Of the students who worked on it, nine are mechanics, four are engineers or studying to be, and one is a firefighter in Columbus. Three have come back to teach a Saturday class.

The award brings $1,000. He intends to spend it on a siren.
`,
  },
  {
    id: "ledger-obit-marsh",
    places: ["Brindle Falls"],
    minutesAgo: 10300,
    section: "local",
    title: "Lottie Marsh, who taught half the town to swim, dies at 94",
    author: "Rosalind Teak",
    body: `
BRINDLE FALLS — Charlotte “Lottie” Marsh, who stood waist-deep in one pool or another for 58 summers and by her own count taught 7,300 people to swim, died {day-2} at Orchard Heights. She was 94.

She learned in the river below the falls, which was forbidden, and never forgot that she had been afraid. “Tell them it’s cold,” she advised younger teachers. “It’s cold. Children can stand the cold. They can’t stand being lied to.”

Her method had three steps: blow bubbles, look at your toes, get in. She used no whistle. Mayors, ministers and two of the present City Council held her hands and kicked.

When the high school pool shut four years ago, she drove to Wexley three times a week and taught there until she was 91. There is a bench in her name on Heron Island.

She was born Charlotte Pruitt on Canal Street, and married Leonard Marsh, a mail carrier, who died in 2009 and who, it was generally known, could not swim. She is survived by a son, five grandchildren and a great-granddaughter, aged three, who can.

A gathering will be held at the Grange hall on {day+3} at 2 p.m. The family asks, in place of flowers, for gifts to mend the pool.
`,
  },
  {
    id: "ledger-brief-parking",
    places: ["Brindle Falls"],
    minutesAgo: 540,
    section: "local",
    title: "Winter parking rule begins Monday night",
    author: "Ledger staff",
    body: `
BRINDLE FALLS — Cars may be parked on one side of the street only between midnight and 6 a.m., starting Monday, so that plows can pass: on the even side on even dates and the odd side on odd ones, going by the date at midnight.

The rule holds until the middle of March. A ticket is $25. In Depot Square, where repairs to the water main go on, there is to be no parking at night at all for the next two weeks.

Last winter the city wrote 611 such tickets, and forgave 204 of them.
`,
  },
  {
    id: "ledger-brief-owl",
    places: ["Brindle Falls"],
    minutesAgo: 22,
    section: "lifestyle",
    title: "Owl removed from library book drop, unhurt and unfined",
    author: "Ledger staff",
    picture: "owl-night",
    body: `
BRINDLE FALLS — A screech owl spent the night in the book drop of the public library, and was found {day+0} at opening time on top of a large-print mystery.

Wildlife officer June Tolliver, who was called at 9:05, lifted it out with a towel and let it go in the sycamores on Heron Island. It was, she said, annoyed but well.

It is not known how the owl came in. The slot is eleven inches wide. The library has checked the bird out as “one (1) owl, overdue.”
`,
  },
  {
    id: "ledger-basketball-tip",
    places: ["Brindle Falls"],
    minutesAgo: 1250,
    section: "sports",
    title: "Crane scores 21 in debut as Millers girls beat East Osmer 58-41",
    author: "Ned Fairweather",
    picture: "basketball-gym",
    body: `
BRINDLE FALLS — Freshman guard Lottie Crane scored 21 points in her first high school game {day-1} night, and Brindle Falls opened its girls’ basketball season with a 58-41 win over East Osmer.

Crane made eight of 13 shots and four of five three-pointers. Imani Boothe had 14 points and 12 rebounds.

The Millers trailed by three after one quarter, then held East Osmer without a basket for almost seven minutes and led 31-19 at the half. They shot 41 percent from beyond the arc. Last season they shot 20.

“I keep a sheet,” coach Annette Vickers said, when asked about the change. She would not show it.

East Osmer was led by Paige Renfro with 16 points. The Millers are at home again {day+3} against St. Brendan’s.
`,
  },
  {
    id: "ledger-mill-long",
    places: ["Brindle Falls"],
    minutesAgo: 8750,
    section: "lifestyle",
    title: "What the mill left behind: a hundred years in one family’s kitchen drawer",
    author: "Rosalind Teak",
    picture: "mill-day",
    body: `
BRINDLE FALLS — The drawer sticks, as it has always stuck, and Margaret Ostrander has to give it a bump with her hip. In it are rubber bands, a church key, candles for a cake, and everything that she has of the Hartwell Woolen Mill.

There is not much of it. There is a brass check the size of a half dollar, stamped 318. There is a weaver’s hook, worn on one side. There is a pay envelope from 1931, empty, with a sum on the front, and there is a scrap of blue wool, two inches by four, that has never faded.

“Four people in my family had the number 318,” she said. “My great-grandmother, my grandfather, my mother, and then for one summer me. I think of that when somebody gives me a password.”

The company that has offered to buy the mill asked last month for things that could be shown in its lobby, when there is a lobby. About ninety people have answered. The historical society, which is writing it all down, lent me its list. It runs to fourteen pages. I went to see as many of them as would let me in.

## The check

Each worker hung a brass check on a board on coming in and took it off on going home. That way the foreman knew at a glance who was there, and after the fire of 1909 he knew too who had got out. All had. It is the reason that so many of the checks still exist: when the mill went over to time cards in 1952, people would not give them up.

Leo Fontaine, 87, wears his on the chain of his watch. He was a dyer. His hands, he said, were a different color each week, and his wife, before she was his wife, used to look for him at dances by the wrists. “Green was a good week. Green, she’d dance with me. Red, she said it looked like I’d done something.”

## The hook

A weaver’s hook, or reed hook, is a thin piece of steel for drawing a thread through a gap too small for fingers. You bought your own. A good one was left in a will.

Dot Ferris keeps hers in the car. She ran a loom for thirty-four years, until the mill closed. She has used the hook since to free a jammed seat belt, a splinter, a neighbor’s cat and, in one hospital waiting room, a lollipop from a coin slot. “It’s the only thing they ever let me take out of there,” she said. Then she laughed and told me about the blankets, which I have promised not to print.

## The envelope

The sum on the envelope of 1931 is $11.35, for 52 hours. The year before, the same man had $16.10. The mill did not close in the Depression, as most did. What it did was cut everyone by a third, from the loom fixers to Mr. Hartwell’s own son, and keep them all on.

It was that, more than picnics or the company band, which made people loyal for another two generations, the Rev. Amos Tisdale thinks. He is the third Tisdale to keep the books of the mill’s relief society, which has outlived the mill and still pays for eyeglasses. “You can’t argue with it,” he said. “You can show that the wages were bad. The wages were bad! And they’d say, ‘He kept us on.’ ”

His grandfather’s ledger also shows what the envelope does not. In the winter of 1931 the society gave out 212 pairs of shoes.

## The scrap

The blue is called Brindle blue, and nobody can make it any more. It was dyed in the wool, before spinning, in a kettle of soft water from the race. The last dyer to know the recipe wrote it on the wall of the dye house, in pencil, in a code of his own, and died without telling it to anyone. The code is still there. I have seen it. It looks like a list of baseball scores.

Blankets of that blue went to two wars. They went on railroad sleeping cars and on the beds of at least one governor. They turn up all over. Ellen Pruitt, who runs the yarn shop on Market Street, was in a mountain inn in Portugal three summers ago when she turned back the bedspread, and sat down. “I’d know it anywhere. I called my mother at what was four in the morning here. I said, ‘Ma, I’m under one.’ ”

## What is not in the drawers

Not everybody kept something. On Canal Street I talked with a man who worked for eleven years in the picking room, where the bales were opened, and who has now only a cough. He did not want his name in the paper. He had thrown his check off the Stone Bridge on the last day, he said, as far as he could, and has never missed it.

His wife, who was listening from the next room, came in and stood behind his chair. She put her hand in the pocket of her apron, took out a brass disk, and laid it on the table between us. The number on it was 204.

“It landed on the bank,” she said. “I went down and got it.”

He looked at it for some time. That was in 1994. He had not known.

The historical society will be in the depot on Saturdays from ten to two, to photograph what people bring, and will give it back to them before they leave. The list is now at fourteen pages and a half.
`,
  },
  {
    id: "ledger-late-bus",
    places: ["Brindle Falls"],
    minutesAgo: 14400,
    section: "local",
    title: "Line 2 bus to run until 10 p.m. after riders keep a diary",
    author: "Isaac Pell",
    picture: "city-bus",
    body: `
BRINDLE FALLS — The Line 2 bus will run until 10 p.m. on weekdays, three hours later than now, starting {date+10}, in a trial of six months that came about because 27 riders wrote down for a month every trip that they could not make.

The diaries listed 418 of them: evening shifts at the hospital, night classes in Coldbrook, a choir, eleven first dates.

“We had surveys,” said Lynette Baird, who runs the county’s buses. “What we’d never had was somebody who wrote, ‘Walked home, 2.6 miles, rain, shoes ruined, would have paid double.’ ”

The trial will cost $46,000, half of it from the hospital, which has had trouble filling its evening shift. To go on after that the late buses must carry at least nine riders an hour.

The first bus after 7 will be driven by Reggie Poole, who has driven the last one before it for twelve years. He has always felt bad, he said, about pulling away.
`,
  },
  {
    id: "ledger-hospital-nurses",
    places: ["Brindle Falls"],
    minutesAgo: 12200,
    section: "local",
    title: "Hospital nurses ratify contract with limit on patients per shift",
    author: "Isaac Pell",
    picture: "hospital",
    body: `
BRINDLE FALLS — Nurses at Osmer County Memorial Hospital voted 188-23 {day-1} for a contract of three years that raises pay by 11 percent and, for the first time, limits how many patients one nurse may be given.

The limit is five by day and six by night on ordinary wards, and two in intensive care. If it is passed on more than four days in a month, the hospital must bring in help at its own cost or leave beds empty.

It was that, not money, which had kept the two sides apart for seven months. “We had nights with nine,” said Bridget Mulcahy, who has nursed there for 20 years and was one of those who bargained. “You can smile at nine people. You can’t watch nine people.”

Hospital president Grant Ellery said that the contract would cost $3.8 million and was worth it if it slowed the rate at which nurses leave, which was 24 percent last year.

The vote came two days before the old contract was to run out. Signs for a strike, already painted, will be given to the elementary schools, which want the backs.
`,
  },
  carryWire(WIRE_RAIL, {
    id: "ledger-wire-rail",
    minutesAgo: 585,
    folder: "/wire",
    edits: [
      ["(Overland Wire)", "(OW)"],
      ["In Ohio, about 340 new devices are expected", "About 340 new devices are expected in Ohio"],
    ],
  }),
  carryWire(WIRE_ROADS, {
    id: "ledger-wire-roads",
    minutesAgo: 2200,
    title: "Ohio House votes $9.8 billion for roads, doubles sum for small bridges",
    folder: "/wire",
    cut: 1,
  }),
  carryWire(WIRE_POLL, {
    id: "ledger-wire-poll",
    minutesAgo: 3330,
    title: "Thorne, Gale within three points in 34th District, poll finds",
    folder: "/wire",
    edits: [
      ["COLUMBUS, Ohio (Overland Wire)", "COLUMBUS (Overland Wire)"],
      ["These are voters who are annoyed", "These are voters here who are annoyed"],
    ],
  }),
];
