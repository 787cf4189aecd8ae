/** The hard news of the Brindle Falls Ledger: fires, floods, votes, courts and money. */
import type { SampleArticle } from "./publisher.ts";

export const LEDGER_NEWS: readonly SampleArticle[] = [
  {
    id: "ledger-mill-fire",
    places: ["Brindle Falls"],
    minutesAgo: 190,
    section: "local",
    title: "Fire guts weaving hall of old Hartwell mill; no one hurt",
    author: "Nora Castellane",
    picture: "mill-fire",
    event: "mill-fire",
    body: `
BRINDLE FALLS — A fire that began before dawn {day+0} gutted the weaving hall of the former Hartwell Woolen Mill on Mill Street, sending smoke across Tannery Row and closing the street to traffic for most of the morning. No one was hurt.

Firefighters were called at 4:12 a.m. by a baker on his way to work, who saw light moving behind the second-floor windows of a building that has had no power for six years. When the first engine arrived seven minutes later, flames were coming through the roof.

“We knew at once that this would be fought from the outside,” Fire Chief Renata Kowalczyk said. “The floors in that hall are soaked in eighty years of wool grease. I was not going to put anyone on them.”

Crews from five departments drew water from the millrace and from the Osmer River, and had the fire contained by 8:40 a.m. The brick dye house and the clock tower, which stand apart from the weaving hall, were not damaged.

Twenty-three people in eleven houses along Tannery Row were told to leave as a precaution. They were let back in shortly after 9 a.m.

The mill was built in 1887 and once gave work to more than 600 people. It closed in 1994. The city took it over for unpaid taxes and last spring agreed to sell it to Lantern Row Partners, which wants to turn the complex into 64 apartments.

Simone Archer, who speaks for the company, said by telephone that the firm still intends to go ahead. “The weaving hall was always the hardest part,” she said. “Today it got harder. But the tower is standing, and so is our offer.”

The state fire marshal’s office has sent two investigators. Kowalczyk said that it was too soon to speak of a cause, but that the building had been entered through a broken cellar door at least twice this year.

Mill Street is expected to stay closed between Ferry Road and Depot Square until {day+1} evening while an engineer looks at the north wall.
`,
    secondVersion: {
      body: `
BRINDLE FALLS — A fire that began before dawn {day+0} gutted the weaving hall of the former Hartwell Woolen Mill on Mill Street, sending smoke across Tannery Row and closing the street to traffic for most of the morning. One firefighter was treated for a cut hand.

Firefighters were called at 4:12 a.m. by a baker on his way to work, who saw light moving behind the second-floor windows of a building that has had no power for six years. When the first engine arrived seven minutes later, flames were coming through the roof.

“We knew at once that this would be fought from the outside,” Fire Chief Renata Kowalczyk said. “The floors in that hall are soaked in eighty years of wool grease. I was not going to put anyone on them.”

Crews from five departments drew water from the millrace and from the Osmer River, and had the fire contained by 8:40 a.m. The brick dye house and the clock tower, which stand apart from the weaving hall, were not damaged.

Thirty-one people in fourteen houses along Tannery Row were told to leave as a precaution. They were let back in shortly after 9 a.m.

The mill was built in 1887 and once gave work to more than 600 people. It closed in 1994. The city took it over for unpaid taxes and last spring agreed to sell it to Lantern Row Partners, which wants to turn the complex into 64 apartments.

Simone Archer, who speaks for the company, said by telephone that the firm still intends to go ahead. “The weaving hall was always the hardest part,” she said. “Today it got harder. But the tower is standing, and so is our offer.”

The state fire marshal’s office has sent two investigators. Kowalczyk said that it was too soon to speak of a cause, but that the building had been entered through a broken cellar door at least twice this year.

Mill Street is expected to stay closed between Ferry Road and Depot Square until {day+1} evening while an engineer looks at the north wall.

Correction: An earlier version of this report gave the wrong number of people who had to leave their homes. It was thirty-one, not twenty-three. It also said that no one was hurt; a firefighter was treated for a cut hand after the report was first published.
`,
      title: "Fire guts weaving hall of old Hartwell mill; firefighter slightly hurt",
    },
  },
  {
    id: "ledger-water-main",
    places: ["Depot Square"],
    minutesAgo: 1180,
    section: "local",
    title: "Century-old water main bursts under Depot Square, leaving 900 homes dry",
    author: "Isaac Pell",
    picture: "road-works",
    event: "water-main",
    body: `
BRINDLE FALLS — A water main laid in 1911 burst beneath Depot Square {day-1} afternoon, opening a hole wide enough to hold a delivery van and cutting off about 900 homes and 40 shops for nine hours.

The 16-inch cast-iron pipe gave way at 2:50 p.m., the water works said. Within minutes the square was ankle-deep, and the basement of the depot, where the historical society keeps its photographs, had taken in four inches.

Volunteers formed a line on the stairs and carried up 112 boxes. “We lost a set of chairs and one very ugly rug,” said Philippa Drew, who looks after the collection. “The glass plates are all dry. I counted them twice.”

City Engineer Owen Maddox said that the pipe had been on the list for replacement in two years’ time. Sudden cold may have been the last straw: the ground shrinks, and old iron does not bend.

“You can’t see it coming with this kind of pipe,” Maddox said. “It’s fine, it’s fine, it’s fine, and then it’s a fountain.”

Pressure was back by midnight. As a matter of routine the county health department has told everyone between Ferry Road and the railroad to boil water for drinking until two samples in a row come back clean, which will take at least until {day+1}.

A stretch of the pipe 22 feet long will be replaced at a cost of some $85,000. Council member Tom Sizer, whose ward takes in the square, said that he would ask for the rest of the line, which is about a third of a mile, to be moved up.

The square will be open to people on foot today. Cars must go round by Tannery Row, where parking has been suspended on the river side.
`,
  },
  {
    id: "ledger-stone-bridge",
    places: ["Brindle Falls"],
    minutesAgo: 2710,
    section: "local",
    title: "Council votes 5-2 to close and repair the Stone Bridge",
    author: "Nora Castellane",
    picture: "stone-bridge",
    event: "stone-bridge",
    body: `
BRINDLE FALLS — The Stone Bridge will close to cars for eight months beginning {date+21}, after the City Council voted 5-2 {day-1} to spend $3.9 million on its repair rather than $11 million on a new one.

The vote ended two years of argument over the three-arched bridge, which has carried Ferry Road across the Osmer River since 1868 and now carries about 6,200 cars a day. Inspectors lowered its weight limit to eight tons last year, which sends school buses and fire engines on a detour of two miles.

Under the plan the arches will be packed with new mortar, the fill above them replaced with light concrete, and a walkway hung on the upstream side. People on foot and bicycles will be able to cross throughout, Engineer Owen Maddox said, except for about ten days in the spring.

Council members Hal Brock and Lucille Teague voted no. Brock said that the city was buying forty years when it could have bought a hundred. “I like old things,” he said. “I also like getting an ambulance to the North Bank.”

Priya Nandakumar, who represents the North Bank, voted yes. “My neighbors asked for one thing, which was a date,” she said. “Now they have a date.”

Of the cost, $2.7 million comes from a state fund for bridges, and the rest from the city’s road money over three years. No taxes will rise on account of it, Finance Director Jon Abelard said.

Some 60 people came to the meeting at Town Hall, and 19 of them spoke. The longest applause went to Esther Quill, 91, who told the council that she had been walked across the bridge to her first day of school and expected to be driven across it to her funeral. “I am in no hurry,” she said. “But do get on with it.”

## What will change

- Cars: closed both ways for eight months; the detour is by Quarry Road.
- Buses: the Line 2 bus will turn at Depot Square, with a van to the North Bank every half hour.
- Fire: one engine and two firefighters will be stationed north of the river for as long as the work lasts.
`,
  },
  {
    id: "ledger-river-crest",
    places: ["Brindle Falls"],
    minutesAgo: 4320,
    section: "local",
    title: "Osmer River crests at 13.8 feet, inches short of flooding Lower Falls",
    author: "Isaac Pell",
    picture: "river-high",
    event: "river-crest",
    body: `
BRINDLE FALLS — The Osmer River rose to 13.8 feet at the Ferry Road gauge early {day+0}, two and a half inches short of the mark at which it enters the cellars of Lower Falls, and then began to fall.

It was the highest crest in four years. Nearly three inches of rain fell over the headwaters in a day and a half, on ground already soaked.

On Canal Street, people who have seen it before carried freezers up from their cellars and parked their cars on Quarry Hill. About 30 city workers and members of the high school wrestling team filled 4,000 sandbags at the street department’s yard by lamplight.

“I sat up with a flashlight and a yardstick,” said Gus Tarrant, whose porch is 60 feet from the bank. “It came to the third brick. In the big one it came to the ninth.”

The park below the falls was under water, as it is meant to be, and the footbridge to Heron Island was closed as a precaution. A picnic shelter lost its roof. No injuries were reported.

The county’s emergency director, Wes Lindqvist, said that the gates at Coldbrook reservoir had held back enough to take about a foot off the crest. He asked people to stay off the river until the middle of next week. “It looks calm,” he said. “It has trees in it.”

The river is expected to be below ten feet by {day+1} night.
`,
  },
  {
    id: "ledger-school-budget",
    places: ["Brindle Falls"],
    minutesAgo: 1500,
    section: "education",
    title: "School board trims $1.4 million, keeps music and cuts two bus routes",
    author: "Priscilla Oduya",
    picture: "school-day",
    event: "school-budget",
    body: `
BRINDLE FALLS — Elementary music will stay and two bus routes will go under a budget that the Brindle Falls school board passed 4-1 {day-1} night, closing a gap of $1.4 million without raising the tax rate.

The $38.2 million budget leaves eleven jobs unfilled, among them five in teaching, all by people retiring. No one will be laid off. Class sizes in grades four to six are expected to grow from 22 to 24.

Superintendent Miriam Oyelaran had first proposed to end elementary music, which costs $310,000 a year. More than 200 people came to a hearing two weeks ago to ask her not to, several of them with trombones.

“I heard you,” Oyelaran told the board on {day-1}. “I could hardly hear anything else.”

In place of music the district will drop two of its 19 bus routes, which means that about 140 children living less than a mile and a half from school will walk or be driven. It will also put off buying tablets for the third grade and freeze travel for two years.

Board member Curtis Vane voted no. He said that the walk along Quarry Road, which has no sidewalk for 600 yards, was not safe. The board asked the city in a separate vote to say within 60 days what a sidewalk would cost.

State money makes up 41 percent of the budget, down from 44 percent three years ago. Treasurer Helen Mabry warned that the savings now used to balance the books will be spent in two years. “We’ve bought time,” she said. “We haven’t bought a solution.”

The board will talk about a levy at its retreat in the spring.
`,
  },
  {
    id: "ledger-senate-debate",
    places: ["Brindle Falls"],
    minutesAgo: 1390,
    section: "election",
    title: "Thorne and Gale clash over river money in only Senate debate",
    author: "Nora Castellane",
    picture: "debate-stage",
    event: "senate-debate",
    body: `
BRINDLE FALLS — The two candidates for the state Senate seat in District 34 met for the only time {day-1} night, and for ninety minutes in the high school auditorium they agreed about almost nothing but the river.

Rebecca Thorne, a Democrat and former county health director, said that the state had left towns along the Osmer to pay for damage they did not cause. She would set aside $40 million a year for small dams, pipes and bridges.

Martin Gale, a Republican who runs a seed business near Pell Creek, said that the money should go to counties without strings. “Columbus doesn’t know which culvert is bad,” he said. “The fellow on the grader does.”

The sharpest exchange came over schools. Thorne said that Gale’s plan to cap property taxes would cost the Brindle Falls district $2.1 million. Gale answered that retired people on Orchard Heights were being taxed out of the houses they had paid for, and that Thorne had no plan for them at all.

“I have one, it’s on two sheets of paper, and I’ll hand it to you,” Thorne said, and did. Gale thanked her and put it in his jacket.

They differed also on whether the state should help pay for the Hartwell mill apartments, which Gale called “a loan to people who do not need one,” and on the hours of early voting.

About 480 people came. The moderator, retired judge Amelia Forsyth, asked them twice to hold their applause and then gave up.

The seat has been open since Sen. Douglas Pruett said in January that he would not run again. District 34 takes in Osmer County and parts of two of its neighbors.
`,
  },
];
