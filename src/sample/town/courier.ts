/** The Osmer County Courier: the weekly, in Atom with summaries, of which an excerpt may be shown. */
import { WIRE_RAIL, WIRE_ROADS } from "./overland.ts";
import type { SamplePublisher } from "./publisher.ts";
import { carryWire } from "./wire-copy.ts";

export const COURIER: SamplePublisher = {
  slug: "osmer-county-courier",
  name: "Osmer County Courier",
  description: "The weekly of the villages and townships, printed on Thursdays since 1874.",
  host: "courier",
  format: "atom",
  feedPath: "/courier.atom",
  folder: "/articles",
  marking: "hnews",
  rights: "excerpt",
  place: "Osmer County, OH",
  disallow: ["/obituaries/"],
  colours: ["#2b2b2b", "#efe6d2"],
  articles: [
    {
      id: "courier-mill-fire",
      places: ["Brindle Falls"],
      minutesAgo: 130,
      section: "local",
      title: "Old mill's weaving hall lost; those who worked there came to watch",
      author: "Abel Nyquist",
      picture: "mill-fire",
      event: "mill-fire",
      body: `
They stood along the rail of the Ferry Road overlook in coats thrown over pajamas, some thirty of them by sunrise, and they did not say much. Most had worked there.

"That's my loom, under that beam," said Dot Ferris, 83, pointing into the smoke. She ran number 44 in the weaving hall of the Hartwell Woolen Mill from the week after she left school until the week that it shut. "I can still hear it. My husband says I hum it."

The hall burned to its walls {day+0}. The fire was reported a little past four by Tomas Kowalski on his way to light the ovens at the new bakery. Departments from Brindle Falls, Pell Creek, Coldbrook, East Osmer and Wexley fought it until nearly nine. The clock tower stands, and so does the dye house.

State investigators were at the mill by ten. Chief Renata Kowalczyk of Brindle Falls, who is not related to the baker, would say only that a cellar door on the millrace side had been forced more than once this year.

The county's emergency director said that water used on the fire, some 400,000 gallons of it, had run back into the river by way of the race, and that there was no sign of harm to fish.

Whether the fire changes the plan for apartments is not known. The city has yet to close its sale to Lantern Row Partners, and the insurance on the empty buildings, clerk's records show, was for $900,000.

About eight the mill's bell began to ring. No one had touched it. The heat had made the rope go slack. Mrs. Ferris looked at her watch. "Late," she said.
`,
    },
    {
      id: "courier-stone-bridge",
      places: ["Pell Creek"],
      minutesAgo: 2300,
      section: "local",
      title: "For farms north of the river, eight months the long way round",
      author: "Harriet Boon",
      picture: "stone-bridge",
      event: "stone-bridge",
      body: `
The council of Brindle Falls has made up its mind about the Stone Bridge. The people who will feel it most do not live in Brindle Falls and had no vote.

North of the river, in Pell Creek Township, some 60 farms send milk, corn and children across the old arches every day. From the closing, which is three weeks off, they will go by Quarry Road: 4.3 miles further, by our odometer, with one bad bend.

"I haul twice a day," said Lester Aumann, who milks 90 cows. "That's seventeen miles. Times 240 days. You do it, you've got the calculator."

It comes to about 4,100 miles. At what his truck burns, he will spend some $2,500.

Few here wanted the new bridge that the council turned down. It would have come through Aumann's lower field. What they would have liked, several said, was to be asked. Township trustee Clement Voss wrote to the council in March offering the use of the township's gravel road as a short cut for farm traffic. He had his answer the morning after the vote, and it was yes.

County Engineer Paul Desrosiers says that he will grade it, and post it at 25.
`,
    },
    {
      id: "courier-treasurer-verdict",
      places: ["Osmer County"],
      minutesAgo: 5200,
      section: "local",
      title: "Ball league's former treasurer pleads guilty to taking $61,000",
      author: "Harriet Boon",
      picture: "courthouse",
      event: "league-theft",
      body: `
The former treasurer of the Osmer Valley Youth Ball League stood up in the county courthouse {day+0}, and said, in a voice that the back rows could not hear, that he had taken the money.

Kenneth Dray, 52, of Coldbrook, pleaded guilty to one count of theft. Two other counts were dropped. Over four years, he wrote himself 88 checks from the account that pays for the league's umpires, lime and trophies, a sum of $61,340.

Judge Porter Wynn asked him why. Dray said that the first had been a loan, for a transmission.

He was caught by a nine-year-old, in a manner of speaking. After the bank turned back a check for snow cones, the mother of a second baseman asked to see the books, and was told that they had been lost in a flood. There had been no flood.

The plea agreement asks for three years of probation and for all of it to be paid back, $20,000 of that before sentence. The judge is not bound by it. He will pass sentence in six weeks, and has asked for letters from families.

About forty people in league caps sat through the hearing. They filed out without a word. On the steps one of the coaches said that the season would start on time.
`,
    },
    {
      id: "courier-obit-stahl",
      places: ["Osmer County"],
      minutesAgo: 6700,
      section: "local",
      title: "Orville Stahl, who kept the county's clocks, dies at 88",
      author: "Abel Nyquist",
      folder: "/obituaries",
      body: `
Orville Stahl, who for 51 years wound, oiled and scolded every public clock in Osmer County, died at home in Wexley on {day-2}. He was 88.

He was trained as a watchmaker by his uncle and took over the courthouse clock in the year that he married, at a fee of $4 a month. In time he had nine of them: the courthouse, the depot, four churches, two schools and the mill, whose clock he went on winding for a year after the mill had closed because nobody had told him to stop.

He held that a clock which is wrong in public is a kind of lie, and that daylight saving time was another. Twice a year, he changed all nine in one night, on a route that took him till four in the morning, with his wife at the wheel.

Among those whom he taught is Grace Odom, who now has the keys. She said that he had only one rule, which was to listen first.

He leaves his wife of 60 years, Margaret; a daughter, Ellen Pruitt of Brindle Falls; three grandchildren; and 41 clocks of his own, which are to be stopped for the hour of the service. It will be held at Wexley Lutheran Church on {day+2} at eleven, exactly.
`,
    },
    {
      id: "courier-feed-store",
      places: ["Osmer County"],
      minutesAgo: 830,
      section: "local",
      title: "Feed store on County Road 9 to close after 70 years",
      author: "Harriet Boon",
      canBeWithdrawn: true,
      body: `
The feed and grain store at the crossing of County Road 9 and Pell Creek Road will close at the end of the month, the Courier has learned, ending seventy years in one family.

Customers said that they had been told of the closing by a clerk. Shelves of boots, gloves and hardware stood half empty {day-1} afternoon, and a sign in the window offered everything at a third off.

The owners could not be reached before this report was published.

The store is the last of its kind in the northern half of the county. The nearest now would be at East Osmer, 19 miles away.

Farmers who had come in for mineral and fence staples talked of what they would miss, which was mostly the stove. "You could learn more around that stove than in the paper," said one. "No offense."
`,
    },
    {
      id: "courier-pell-creek-vote",
      places: ["Pell Creek"],
      minutesAgo: 4000,
      section: "politics",
      title: "Pell Creek trustees turn down wind lease, 2-1, after four-hour meeting",
      author: "Abel Nyquist",
      picture: "farm-hills",
      body: `
At eleven minutes past eleven on {day-1} night, in a township hall that seats 80 and held twice that, the trustees of Pell Creek voted 2-1 not to lease the old landfill for a pair of wind turbines.

It was the longest meeting that anyone could remember, and the best catered. The Grange had brought pie.

The company, whose offer was $52,000 a year for 30 years, had asked only for the landfill, on which nothing may be built that needs a cellar. Supporters said that the sum would pay for the whole of the township's fire protection. Opponents spoke of the noise, the shadows, and the view from the cemetery.

"I've got nothing against wind," said Roberta Kling. "I've been married to an auctioneer for thirty years. But I know what I can hear from my porch."

Trustee Clement Voss, who voted yes, said afterward that the offer had been the best that the township would see in his lifetime, and that he was proud of how it had been refused. "Nobody called anybody anything," he said.

The company may come back after a year. It left its maps on the wall.
`,
    },
    {
      id: "courier-apple-supper",
      places: ["East Osmer"],
      minutesAgo: 8200,
      section: "lifestyle",
      title: "Pie, patience and a borrowed tent: 92nd Apple Supper feeds 1,140",
      author: "Harriet Boon",
      picture: "market-stall",
      body: `
East Osmer has 612 people. On Saturday night it had 1,140 for supper.

The Apple Supper is in its 92nd year. It began as a way to pay for a church roof and has since paid for two more, a fire engine, a playground, and the teeth of a much-loved organist.

The menu does not change. There is ham, there are scalloped potatoes, there is slaw, and there are 214 pies, all of them apple, baked by 97 people who have been told which kitchen they are in and do not cross over.

This year the old tent gave out on Friday, along a seam. By dark the Wexley funeral home had lent one, in a tasteful green. "We thought, well, it's been to plenty of suppers," said Joan Haverkamp, who runs the kitchen.

Tickets were $12. The last plate was served at 8:20 to a family from Indiana that had taken the wrong exit and followed the cars.

When all is paid, there should be about $7,000 for the ambulance fund. There were eleven slices left over. There were, by half past eight, none.
`,
    },
    {
      id: "courier-land-sale",
      places: ["Coldbrook"],
      minutesAgo: 10900,
      section: "real-estate",
      title: "Farmland brings record $14,200 an acre at Coldbrook auction",
      author: "Abel Nyquist",
      picture: "farm-hills",
      body: `
A hundred and eighteen acres of black, flat, well-drained ground north of Coldbrook sold on {day-1} for $14,200 an acre, the most that has ever been paid for farmland in the county.

It took 26 minutes. Two men were bidding at the end, and neither looked at the other. The one who stopped was a neighbor who has rented the ground for 18 years. The one who did not was acting for a buyer whom he declined to name.

The last record, $12,650, was set three years ago on the next farm but one.

"You'll never pay for it with corn," said auctioneer Royce Kling, as he folded his table. "You've got to want it for some other reason. I don't ask."

Prices like these please those who are selling and worry those who would like to begin. Two young couples had come to look. They left together after the bidding passed ten thousand.

Of the last nine farms sold in the county, five went to buyers who do not live there, up from one in nine a decade ago, according to deeds at the recorder's office.
`,
    },
    {
      id: "courier-deer",
      places: ["Osmer County"],
      minutesAgo: 12900,
      section: "local",
      title: "Crashes with deer up by a third; dusk is the hour to slow down",
      author: "Harriet Boon",
      picture: "mailbox-road",
      body: `
Osmer County deputies took reports of 94 crashes with deer in the past two months, a third more than in the same stretch a year ago. Most happened within an hour of sunset, and more than half on two roads: Quarry Road and County Road 9.

Sheriff Luther Bream asks drivers to look for the second deer. "The first one is how you know about the second one," he said.

Nobody has been badly hurt. The repair shop at Pell Creek is booked for three weeks.
`,
    },
    {
      id: "courier-library-levy",
      places: ["Osmer County"],
      minutesAgo: 9700,
      section: "election",
      title: "Library levy would cost the owner of a typical house $38 a year",
      author: "Harriet Boon",
      picture: "library-room",
      body: `
The smallest item on the ballot this fall is also the oldest. Voters in Osmer County first taxed themselves for a library in 1921, and have been asked whether to go on with it every five years since. They have always said yes, though once by only eleven votes.

The renewal would bring in $1.1 million a year, about 46 percent of what the library spends. The owner of a house valued at $184,000 would pay $38 a year, which is what he pays now.

Without it, director Samuel Aldous said, the branches at Wexley and East Osmer would close, and the bookmobile would stop. "I'm not making a threat, I'm doing a subtraction," he told a meeting of the Grange.

There is no organized campaign against it. At the same meeting Roy Tannahill, who is running for county commissioner, said that he would vote for it but would like it to be the last. In his view everything in a library would soon be found on a telephone.

"Including the heat?" asked a woman near the stove.

Last year the branches lent 311,000 items and were visited 168,000 times. On the coldest day of January, 340 people came in. They borrowed 90 books.
`,
    },
    carryWire(WIRE_RAIL, {
      id: "courier-wire-rail",
      minutesAgo: 520,
      title: "Railroads to double heat sensors; 340 due in Ohio",
      folder: "/wire",
      edits: [["WASHINGTON (Overland Wire) — The nation's large", "WASHINGTON — The nation's large"]],
      cut: 1,
    }),
    carryWire(WIRE_ROADS, {
      id: "courier-wire-roads",
      minutesAgo: 2100,
      title: "Ohio House passes road bill with money for small bridges",
      folder: "/wire",
      edits: [
        [
          "passed a two-year road budget of $9.8 billion after a six-hour debate that",
          "this week passed a two-year road budget of $9.8 billion that",
        ],
        ["who had been struck twice.", "who had been struck twice while at work."],
      ],
    }),
  ],
};
