/** Overland Wire: the made-up news agency, which has whole texts in an Atom feed and no town of its own. */
import type { SampleArticle, SamplePublisher } from "./publisher.ts";

/** Carried by the daily and the weekly. */
export const WIRE_RAIL: SampleArticle = {
  id: "overland-rail-sensors",
  minutesAgo: 640,
  section: "us",
  title: "Freight railroads agree to double trackside heat sensors in 14 states",
  author: "Marian Estes",
  picture: "freight-train",
  event: "rail-sensors",
  body: `
WASHINGTON (Overland Wire) — The nation's large freight railroads have agreed to double the number of trackside sensors that look for overheated wheel bearings in 14 states, most of them in the Midwest, under a settlement announced this week.

The agreement ends an inquiry that federal safety regulators opened after three derailments in eleven months, all of which began with a bearing that grew hot and failed between one sensor and the next.

On main lines the devices will stand no more than ten miles apart, down from an average of nineteen. Where trains carrying dangerous goods pass through a town of more than 5,000 people, the distance will be five.

The work is to be done in three years at a cost that the companies put at $260 million. They will also share what the sensors record with one another, which they have never done, so that a bearing that is growing slowly warmer can be followed from one railroad to the next.

"A wheel doesn't know whose track it is on," said Harriet Loomis, who led the inquiry. "Now the data won't either."

Unions said that the settlement was a step but left out the matter of how many people inspect a car in the yard, and for how long. A carman now has a little over a minute a car, said Dominic Farrow, who speaks for one of the unions. "A sensor tells you that something has already gone wrong," he said.

In Ohio, about 340 new devices are expected, the first of them on lines along the western edge of the state.

Towns have asked for years to be told what passes through them. Under the settlement, fire chiefs will be able to look up the contents of any train within 20 miles on a telephone. The system is to begin in six months.
`,
};

/** Carried by the daily and the weekly. */
export const WIRE_ROADS: SampleArticle = {
  id: "overland-road-bill",
  minutesAgo: 2250,
  section: "politics",
  title: "Ohio House passes $9.8 billion road bill with money for small bridges",
  author: "Calvin Reyes-Dorn",
  picture: "statehouse",
  event: "road-bill",
  body: `
COLUMBUS, Ohio (Overland Wire) — The Ohio House passed a two-year road budget of $9.8 billion after a six-hour debate that more than doubles what the state spends on bridges owned by towns and counties.

The vote was 78-18. The bill goes to the Senate, where leaders said that they expected to change little.

The sum for local bridges rises to $410 million from $190 million. It would repair about 900 of the 2,400 spans that inspectors have rated as poor, sponsors said, most of them less than 60 feet long and on roads that few people outside their county have heard of.

"Nobody cuts a ribbon on a culvert," said Rep. Alma Dietrich, the bill's sponsor. "But the school bus goes over it twice a day."

The gasoline tax would not change. The money comes from a surplus in the sales tax on vehicles, and from a yearly fee for electric cars, which would rise by $25.

Opponents, who came from both parties, said that the bill leaned on a surplus that would not last, and that it gave cities' buses 4 percent of the money for 11 percent of the trips.

An amendment to let towns lower speed limits on their main streets to 20 mph without an engineer's study was added by voice vote, after a member read aloud a letter from a crossing guard in his district who had been struck twice.

The Senate's transport committee will take up the bill next week.
`,
};

/** Carried by the daily and the weekly. */
export const WIRE_POLL: SampleArticle = {
  id: "overland-poll-34",
  minutesAgo: 3400,
  section: "election",
  title: "Poll finds Ohio's 34th Senate District race within three points",
  author: "Calvin Reyes-Dorn",
  picture: "ballot-box",
  event: "senate-poll",
  body: `
COLUMBUS, Ohio (Overland Wire) — Three points separate the two candidates in the race for the open seat in Ohio's 34th Senate District, a new poll has found, in a contest that could decide how large the majority in the chamber will be.

Rebecca Thorne, a Democrat, was the choice of 46 percent of likely voters, and Martin Gale, a Republican, of 43 percent. Eleven percent had not made up their minds. The margin of error is plus or minus 4.1 points, so that either could be ahead.

The Three Rivers Survey Center reached 571 likely voters by telephone and text message over five days.

Asked what mattered most to them, 31 percent named property taxes, 24 percent roads and bridges, and 19 percent schools. Among people over 65, property taxes were first by far.

"These are voters who are annoyed with everybody, but politely," said Nils Arvidson, who directs the center.

Both campaigns said that they were pleased. Thorne's pointed to her lead among people who had already asked for a ballot by mail, which was 22 points. Gale's pointed to his lead among those who plan to vote on Election Day, which was nine.

The two have spent $1.3 million between them, more than has ever been spent in the district.
`,
};

export const OVERLAND: SamplePublisher = {
  slug: "overland-wire",
  name: "Overland Wire",
  description: "A news agency owned by the papers that it serves.",
  host: "overland",
  format: "atom",
  feedPath: "/wire.atom",
  folder: "/wire",
  marking: "json-ld-graph",
  rights: "full",
  colours: ["#222222", "#e8eef2"],
  articles: [
    WIRE_RAIL,
    WIRE_ROADS,
    WIRE_POLL,
    {
      id: "overland-debate-34",
      minutesAgo: 1330,
      section: "election",
      title: "Ohio Senate rivals split on taxes, join hands on river in lone debate",
      author: "Calvin Reyes-Dorn",
      picture: "debate-stage",
      event: "senate-debate",
      body: `
BRINDLE FALLS, Ohio (Overland Wire) — Candidates for one of the closest seats in the Ohio Senate traded charges over property taxes {day-1} in their only debate, then surprised their audience by endorsing the same plan for a flood gauge network.

Democrat Rebecca Thorne told some 500 people in a school auditorium that a cap on property taxes proposed by her opponent, Republican Martin Gale, would "send the bill to the third grade."

Gale, a seed dealer, said that without a cap older homeowners would be forced to sell. "You can't eat your equity," he said.

The debate in District 34 drew statewide notice because private polls show the candidates within a few points, and because control of a key committee could turn on the outcome.

Both said yes when the moderator asked whether they would vote for a $6 million system of gauges on the Osmer River and its branches that would give towns an added four hours of warning.

"Let the record show that it happened once," said the moderator, Amelia Forsyth, a retired judge.

They did not meet again on any question. Thorne favors state help in turning closed mills into housing, and three more days of early voting. Gale is against both.

The winner will succeed Douglas Pruett, who is retiring after four terms.
`,
    },
    {
      id: "overland-blackout-drill",
      minutesAgo: 260,
      section: "us",
      title: "Grid operators in 13 states rehearse a winter blackout that never comes",
      author: "Marian Estes",
      picture: "power-lines",
      body: `
CHICAGO (Overland Wire) — For six hours {day-1}, on paper, the lights went out in eleven million homes.

Operators of the power grid in 13 states, together with gas companies, hospitals and a few hundred fire departments, rehearsed what they would do in a cold spell like those that have twice in ten years brought parts of the system within minutes of collapse.

In the exercise the temperature fell to 14 below zero over four days. Gas wells froze. A transmission line failed, and then, because the organizers are not kind people, another.

"You learn the most at the point where somebody says, 'Wait, I thought that you had the key,'" said Corinne Ashby, who ran the rehearsal from a hotel ballroom.

That happened nine times, she said. In one state, the pumps that push gas to power plants turned out to be on the list of things to be switched off first. They have been moved to the end of it.

The weak point was talk, not equipment. Gas and electric companies trade at different hours and work to different calendars, so that for much of one imagined weekend each was waiting for the other to open.

A full report is due in two months. Four utilities have already said that they will test the heaters on their gauges before the first hard frost rather than after it.

The next rehearsal will be held in the summer. Its subject is a heat wave, and nobody who will take part is allowed to know when it begins.
`,
    },
    {
      id: "overland-mail-rural",
      minutesAgo: 1720,
      section: "us",
      title: "Rural mail to keep six-day delivery through next year, regulators say",
      author: "Jude Hallowell",
      picture: "mailbox-road",
      body: `
WASHINGTON (Overland Wire) — Country mailboxes will go on being filled six days a week for at least another year, regulators said {day+0}, setting aside a plan that would have dropped Saturdays on about 8,000 routes.

The plan would have saved $430 million a year. Regulators found that the figure left out what it would cost to deliver on Monday what had not been delivered on Saturday.

They were also moved, the decision says, by 61,000 letters, which arrived on time.

Many came from people who get medicine by mail. Others came from small newspapers, which mail their weekend editions on Friday and would have reached their readers on Tuesday. "A paper that tells you about the fish fry after the fish fry is a history book," wrote an editor in Nebraska.

The service may come back with a new plan after a year, but must first test it on 200 routes and publish what it finds.

A union of carriers welcomed the decision. A group of large mailers said that it would push up the price of a stamp, which has already risen three times in two years.
`,
    },
    {
      id: "overland-drought-barges",
      minutesAgo: 5050,
      section: "us",
      title: "Barges wait as the lower Ohio River falls to its lowest mark in nine years",
      author: "Jude Hallowell",
      picture: "river-grey",
      body: `
CAIRO, Ill. (Overland Wire) — More than a hundred barges of corn, coal and road salt lay tied up along the lower Ohio River {day+0}, waiting for water.

The river has fallen to its lowest mark in nine years for the time of year. Tows that would push fifteen barges are pushing nine, and loading each of them two feet lighter, which is rather like sending a freight train out with every third car empty.

The cost of moving a ton of corn to the Gulf has risen by two-thirds in a month. Farmers who have bins are filling them. Those who have not are selling for what they can get.

"It isn't that there's no market," said Arlo Jessup, who farms 2,100 acres near the river. "I can see the market. It's sitting out there on a sandbar."

Dredges are at work around the clock at four bends. Engineers have also released water from two lakes upstream, which should add eight inches by the end of next week.

Upstream the picture is the reverse. Heavy rain over eastern Ohio has brought several smaller rivers near flood, but that water takes eight to ten days to come down, and much of it will be kept behind dams.

Road departments across the Midwest are watching the salt. Most buy it in the fall, and most of it comes by river. Three states said that they had enough for an ordinary winter and not enough for a bad one.
`,
    },
    {
      id: "overland-teacher-pay",
      minutesAgo: 6100,
      section: "education",
      title: "States bid against each other for teachers as 31 raise starting pay",
      author: "Adaeze Whitman",
      picture: "classroom",
      body: `
ST. LOUIS (Overland Wire) — Thirty-one states have raised the lowest salary that a new teacher may be paid in the past two years, a count by Overland Wire has found, and in nine of them the raise came within three months of a neighbor's.

The median rose to $46,200 from $42,500. After inflation the gain is about two percent.

"It's an auction, and it's a polite one, but it's an auction," said Bernard Oakes, who directs a center that studies schools. Border districts feel it first: one in Missouri lost eleven teachers in a summer to a district that its own teachers could see from the parking lot.

What the raises have not done is help those who were already there. In many places a teacher with eight years in the classroom now earns only $2,000 more than one who has just begun. Surveys suggest that it is the former who leave.

Ohio raised its minimum to $42,000 last year. Most of its districts already paid more. The state's rural districts, which do not, have used the money to hire teachers from a program that trains classroom aides while they work.

Of the 1,300 people who have entered that program, 94 percent are still teaching two years on, against 71 percent of all new teachers. Nobody is certain why. "They already knew what the children were like," Oakes said.
`,
    },
    {
      id: "overland-mortgage",
      minutesAgo: 3120,
      section: "real-estate",
      title: "Mortgage rates slip under 6 percent, waking a sleepy housing market",
      author: "Jude Hallowell",
      picture: "house-row",
      body: `
NEW YORK (Overland Wire) — The average rate on a 30-year mortgage slipped to 5.94 percent this week, lenders said {day+0}, its first time under 6 percent in more than a year.

On a loan of $250,000 the difference from last spring comes to about $140 a month, which is the sort of number that gets people out on a Sunday to look at kitchens.

Applications to buy rose 9 percent from the week before. Applications to refinance rose 31 percent.

Economists doubt that prices will fall. Most owners still have loans at rates under 5 percent and little wish to give them up, so that the number of houses for sale is about a fifth below what was once usual.

"Low rates bring out buyers by the busload and sellers by the bicycle," said Petra Lindgren, who follows housing for a bank.

The Midwest is the exception. In cities of fewer than 100,000 people there, listings are up 12 percent from a year ago, and a house sells in 33 days, two more than last year.

First-time buyers made up 34 percent of sales last month, the largest share in five years.
`,
    },
    {
      id: "overland-ethics-bill",
      minutesAgo: 4550,
      section: "politics",
      title: "Ohio Senate panel backs longer wait before lawmakers may lobby",
      author: "Calvin Reyes-Dorn",
      picture: "statehouse",
      body: `
COLUMBUS, Ohio (Overland Wire) — Members of the General Assembly would have to wait two years after leaving office before they could be paid to lobby their old colleagues, twice as long as now, under a bill that a Senate committee approved {day+0}.

The vote was 9-2, with one senator leaving the room.

The bill would also make lobbyists report meals of more than $20 within ten days, on a site that anyone can search. At present the reports are made three times a year and filed as pictures of paper.

"You can look up what I paid for my house in about four seconds," said Sen. Ruth Pennington, the sponsor. "You ought to be able to look up who bought my lunch."

Sen. Harold Kemp, who voted no, said that the wait would keep good people out of public life. "Not everyone has a farm to go home to," he said.

A group that follows money in politics found that 23 of the 61 members who left in the past four years registered as lobbyists, most of them within six weeks of the end of the wait.

The bill is not expected to reach the floor before the election.
`,
    },
    {
      id: "overland-apprentices",
      minutesAgo: 9400,
      section: "us",
      title: "The long way to a trade: how apprentices came back to the factory",
      author: "Adaeze Whitman",
      picture: "factory-floor",
      body: `
TOLEDO, Ohio (Overland Wire) — At ten minutes to six in the morning, Keisha Barlow clocks in at a plant that makes valves, walks past a row of machines that cost more than her house, and sits down at a desk to do trigonometry.

She is 41, has two children in high school, and failed trigonometry in 2002. Now she is paid $19.40 an hour to pass it.

Barlow is one of about 9,000 people in Ohio who have begun an apprenticeship in a factory since the state and a group of manufacturers put together a program four years ago. It is the largest number in half a century. Nationwide the figure has tripled in a decade, to more than 200,000, and states that once competed for plants by offering land and tax breaks now compete by offering people.

The idea is very old. A learner is hired, not enrolled. She works four days, studies one, and is paid for five. After three or four years she has a certificate, no debt and, nearly always, a job.

What is new is who is learning. The apprentices of the last century were boys of sixteen, often the sons of the men who taught them. The median age in the Ohio program is 29. A third are women. One in six has a college degree.

## Why it stopped

Factories once trained nearly all of their own people. In the 1980s they stopped, for reasons that seemed good at the time. There were more skilled workers than jobs. Training was easy to cut, since the harm would show only in twenty years. And a firm that did train was likely to see its best people hired away by a firm that did not.

"Everyone was waiting for somebody else to plant the trees," said Wendell Ames, who began as a toolmaker in 1979 and now teaches the subject. "And we all stood there in the shade of the old ones, until they came down."

They have been coming down for fifteen years. In the plant where Barlow works, 40 of 112 skilled people will be old enough to retire by the end of the decade. When the plant advertised for a machinist three years ago, it had two answers in four months, one of them from a man who thought that it was a bakery.

## How it came back

The firms in the group made a simple bargain: each would train one apprentice for every 15 skilled workers, and none would hire another's within two years of the certificate. The state pays for the classroom day. Community colleges teach it, often inside the plant, in a room with a window onto the floor.

The cost of an apprentice to the firm is about $68,000 over three years, according to figures that the group has collected. By the end of the second year most are making parts that earn more than they cost.

Not all of it has worked. Of the first 1,000, 380 did not finish. Some could not manage on the wage, which begins at $16 in most plants and is less than a warehouse pays. Some could not get there: the plants are at the edge of town and the first shift starts before the first bus. And some, their teachers say, were simply placed at the wrong bench and never asked.

So the group changed it. The starting wage went up. Nine plants now run a van. And in the first three months each learner tries four trades before choosing one. Of those who began last year, 83 percent are still there.

## What it asks

The hardest part, several apprentices said, is neither the mathematics nor the hours. It is to be a beginner in front of other people at an age when one is used to being good at things.

"I ran a shoe store. I had fourteen people under me," said Dmitri Vance, 36, who is learning to repair the robots that load trucks. "The first week here, a kid of twenty-two showed me how to hold a wrench. He was right. I had been holding it wrong my whole life."

There is also the matter of what to do on the day of study. Many had not been in a classroom for twenty years and had left their last one gladly. The colleges found that the old way, with a lecture and a quiz, lost people by the second month. Now the week's lesson begins with a part that was made wrong, and the class has to find out why.

"Last week it was a hole that was three degrees off," Barlow said. "Nobody in the room could leave it alone. We were still arguing at lunch, and that's how I found out I was arguing about cosines."

For the teachers too it is new. Ames learned by standing beside a man named Eldon for four years and being shouted at. He does not shout. He has found that grown people want to know the reason for a thing before they will do it, and that looking for the reason has more than once shown him that there was not one.

At two in the afternoon Barlow's shift ends. She has passed a quiz on the law of sines with 92 out of 100, and has set up a lathe by herself for the first time, to within two thousandths of an inch. It took her fifty minutes. Ames could have done it in eight.

"Eight minutes," she said, putting on her coat. "I've got three years."
`,
    },
    {
      id: "overland-satellite",
      minutesAgo: 7300,
      section: "us",
      title: "Weather satellite reaches orbit on third try",
      author: "Marian Estes",
      body: `
CAPE CANAVERAL, Fla. (Overland Wire) — A satellite that will watch storms over the eastern half of the country reached orbit {day+0}, after two attempts that ended on the pad.

It unfolded its panels 41 minutes after launch and sent back a first signal, described by a controller as "a very welcome beep."

Once in place it will take a picture every 30 seconds, ten times as often as the one that it replaces, which has been at work four years past its time. Forecasters hope to see the first swelling of a thunderstorm up to 20 minutes sooner.

It will be in use by next summer.
`,
    },
    {
      id: "overland-recount-rule",
      minutesAgo: 10200,
      section: "election",
      title: "Ohio counties test new rule for close recounts before the vote",
      author: "Calvin Reyes-Dorn",
      picture: "ballot-box",
      body: `
COLUMBUS, Ohio (Overland Wire) — Election workers in twelve Ohio counties counted 60,000 paper ballots by hand this week, for an election that nobody had entered.

It was a test of a new rule for recounts. From this year, when a race is closer than one quarter of one percent, a sample of ballots drawn by lot is to be read by two people of different parties, who must agree. If the sample differs from the machines by more than a set amount, everything is counted by hand.

The lot is drawn in public with ten-sided dice. "People trust dice," said Leonora Bates, who has run elections in one county for 22 years. "You can see them."

The machines and the hands agreed on all but four of the 60,000. In each of the four a voter had filled in one oval and circled another.

The test ballots bore the names of trees. In the race for governor, Oak beat Maple by eleven votes, which was close enough to count again.
`,
    },
  ],
};
