/** Valley 6 News: the broadcaster, short of words and long on pictures, in RSS 2.0 with Media RSS; headlines only. */
import type { SamplePublisher } from "./publisher.ts";

export const VALLEY6: SamplePublisher = {
  slug: "valley-6-news",
  name: "Valley 6 News",
  description: "Radio and television for the Osmer valley: news, weather and traffic on the sixes.",
  host: "valley6",
  format: "rss-media",
  feedPath: "/rss/news",
  folder: "/story",
  marking: "json-ld",
  rights: "headline",
  place: "Brindle Falls, OH",
  colours: ["#0b3d91", "#ffffff"],
  articles: [
    {
      id: "valley6-mill-fire",
      places: ["Brindle Falls"],
      minutesAgo: 330,
      section: "local",
      title: "WATCH: Flames tear through former Hartwell Woolen Mill in Brindle Falls",
      author: "Valley 6 Staff",
      picture: "mill-fire",
      event: "mill-fire",
      body: `
BRINDLE FALLS, Ohio — Fire crews from five departments are battling a huge blaze at the vacant Hartwell Woolen Mill on Mill Street.

The call came in just after 4 this morning. Our crew on the scene saw flames shooting some forty feet above the roof of the old weaving hall. Part of that roof has since come down.

Neighbors on Tannery Row were woken by firefighters knocking on doors. They are being kept warm in the gym at Riverside Elementary, where someone has already made pancakes.

"I grabbed the cat and the insurance papers," said Yolanda Fitch, who lives across the street. "In that order."

Fire Chief Renata Kowalczyk tells Valley 6 that everyone is accounted for and that crews are staying out of the building because its floors could give way.

Mill Street is shut. If you are driving in from the west, use Quarry Road. We will have updates on the sixes.
`,
    },
    {
      id: "valley6-water-main",
      places: ["Depot Square"],
      minutesAgo: 1490,
      section: "local",
      title: "Burst pipe floods Depot Square; boil-water advice for part of Brindle Falls",
      author: "Valley 6 Staff",
      picture: "road-works",
      event: "water-main",
      body: `
BRINDLE FALLS, Ohio — Avoid Depot Square this evening. A large water pipe burst there around 3 o'clock and has torn up the pavement in front of the old station.

Hundreds of homes have little or no water. City crews say that it will be close to midnight before the taps are running again.

When they are, people south of Ferry Road should boil water before drinking it or cooking with it until further notice. It is fine for washing.

The diner on the square sent its customers home with their plates. "Just bring them back," owner Mel Sandoval told us. By the time that we left, three had.

Free bottled water is being given out at the fire station on Quarry Road until 10 p.m. Bring something that shows your address.
`,
    },
    {
      id: "valley6-river",
      places: ["Brindle Falls"],
      minutesAgo: 4700,
      section: "local",
      title: "Flood watch: Osmer River rising a foot every two hours at Brindle Falls",
      author: "Dusty Marlowe",
      picture: "river-high",
      event: "river-crest",
      body: `
BRINDLE FALLS, Ohio — The Osmer River is up to 12.1 feet at the Ferry Road gauge and still climbing. Flooding in Lower Falls begins at 14.

Here is the good news: the rain has moved east, and nothing more is on the radar tonight. Here is the other news: it takes water about ten hours to get here from the hills, so the river will go on rising until around 3 in the morning.

The city has sandbags for anyone who needs them at the street yard on Foundry Lane. The shelter at the Grange hall is open, and takes pets.

Do not drive into water over the road. A foot of it will move a small car, and you can't see where the road ends.

I will be here all night, and so will the coffee.
`,
    },
    {
      id: "valley6-regional-final",
      places: ["Brindle Falls"],
      minutesAgo: 3010,
      section: "sports",
      title: "Brindle Falls stuns Coldbrook 24-21 on last-gasp pass for regional crown",
      author: "Kip Darrow",
      picture: "football-night",
      event: "regional-final",
      body: `
COLDBROOK, Ohio — They waited 19 years, and then they waited until there were twelve seconds left.

Quarterback Jalen Moss found Cody Strand all alone on the left side for a 31-yard touchdown, and Brindle Falls upset top-seeded Coldbrook 24-21 in the regional final.

The Millers trailed 14-3 at the half. Kicker Omar Haddad had given them their only points from 38 yards.

Coach Dale Rusk called it the best finish that he has seen in 31 years of coaching. "I didn't see it, mind you," he added. "I had my eyes shut."

It's on to the state semifinal next week against Dunmarrow. You will hear every play on Valley 6 radio.
`,
    },
    {
      id: "valley6-school-budget",
      places: ["Brindle Falls"],
      minutesAgo: 1560,
      section: "education",
      title: "Music saved, buses cut: Brindle Falls school board settles its budget",
      author: "Valley 6 Staff",
      picture: "school-bus",
      event: "school-budget",
      body: `
BRINDLE FALLS, Ohio — After weeks of protest from parents, and not a little brass, the Brindle Falls school board voted tonight to keep music in its elementary schools.

To pay for it, two bus routes will end after winter break. About 140 students will need another way to school.

The board closed a $1.4 million hole in a budget of just over $38 million. Eleven people who are retiring will not be replaced.

The vote was four to one. Curtis Vane, who voted against, worries about children walking on Quarry Road.

Find the list of stops that will go on our website, under Closings.
`,
    },
    {
      id: "valley6-debate",
      places: ["Brindle Falls"],
      minutesAgo: 1450,
      section: "election",
      title: "Five things we learned from the Thorne-Gale debate",
      author: "Lorraine Beck",
      picture: "debate-stage",
      event: "senate-debate",
      body: `
BRINDLE FALLS, Ohio — The hall was full, the coffee was weak, and the candidates for state Senate in District 34 went at it for an hour and a half. Five things stood out.

- Taxes are the fight. Martin Gale wants a cap on property taxes. Rebecca Thorne says that schools would pay for it.
- They both want river gauges. It was the one question on which each said simply yes.
- The mill divides them. Thorne would help pay for apartments there. Gale would not.
- Neither attacked the other's person. Gale thanked Thorne twice. She lent him a pen.
- Hardly anyone was undecided, at least in the room: of 20 people whom we asked on the way out, 18 had known how they would vote before they came.

You can hear the whole debate again on Valley 6 radio on Sunday at noon.
`,
    },
    {
      id: "valley6-snow",
      places: ["Osmer County"],
      minutesAgo: 75,
      section: "local",
      title: "First flakes by morning: one to three inches for the Osmer valley",
      author: "Dusty Marlowe",
      picture: "snow-street",
      folder: "/weather",
      body: `
Find the scraper. The first snow of the season should begin around 4 a.m. and taper off by 10, leaving one to three inches on the grass and a good deal less on the roads, which are still warm.

Bridges freeze first. Go slowly on Quarry Road and on the ramp to the highway.

It will melt by {day+2}, when we are back near 45. I would not build the big snowman yet.
`,
    },
    {
      id: "valley6-traffic-quarry",
      places: ["Brindle Falls"],
      minutesAgo: 45,
      section: "local",
      title: "Truck on its side closes Quarry Road ramp; nobody hurt, many apples",
      author: "Valley 6 Staff",
      picture: "road-works",
      body: `
BRINDLE FALLS, Ohio — A truck carrying apples tipped over on the ramp from Quarry Road to the highway shortly after noon. The driver is fine. The apples are not.

The ramp will be closed for about two hours while a loader scoops up some twelve tons of fruit. Use Foundry Lane instead.

Deputies ask people to stop stopping to help themselves. A farmer near Pell Creek has offered to take all of it for his pigs.
`,
    },
    {
      id: "valley6-poll-workers",
      places: ["Osmer County"],
      minutesAgo: 6900,
      section: "election",
      title: "County short 40 poll workers; students as young as 17 may serve",
      author: "Lorraine Beck",
      picture: "ballot-box",
      body: `
OSMER COUNTY, Ohio — The county board of elections needs 40 more people to work at the polls, and is asking high schools for help.

Students who are 17 may serve in Ohio with the consent of their school. The day is long, from 5:30 in the morning until about 8:30 at night, and pays $165.

"They're quick with the tablets and they're kind to people who aren't," said Verna Stokes, who directs the board. Last year, 31 students took part.

Training lasts three hours and can be done on a Saturday. The deadline to sign up is {date+8}.
`,
    },
    {
      id: "valley6-clinic",
      places: ["Brindle Falls"],
      minutesAgo: 8600,
      section: "lifestyle",
      title: "Walk-in clinic to open evenings in former shoe store on Market Street",
      author: "Valley 6 Staff",
      picture: "market-street",
      body: `
BRINDLE FALLS, Ohio — If you fall ill after supper in Brindle Falls, you now drive 35 minutes. From {date+6} you will be able to walk.

A clinic will open in what used to be a shoe store at 118 Market Street, from 4 to 10 on weekdays and from 10 to 6 on weekends. It will treat what can be treated without a hospital: sprains, stitches, fevers and ears.

Nurse practitioner Hope Santangelo, who grew up on Ferry Road, will run it with a staff of seven. She has kept the old shoe store's bench, and the mirror at ankle height.

"It turns out to be just what you want for looking at an ankle," she said.
`,
    },
    {
      id: "valley6-semifinal-site",
      places: ["Brindle Falls"],
      minutesAgo: 1020,
      section: "sports",
      title: "Millers' semifinal set for neutral turf, with a pep bus for fans",
      author: "Kip Darrow",
      picture: "football-field",
      event: "state-semifinal",
      body: `
BRINDLE FALLS, Ohio — The Millers now know where they will play: the state football association has sent their semifinal against Dunmarrow to the stadium at Three Oaks, 70 miles up the road. Kickoff is at 7 p.m.

The boosters have hired four buses for fans. A seat is $12, with a sandwich. They leave from the high school at 4.

Dunmarrow has won 26 games in a row. The Millers have won six.
`,
    },
    {
      id: "valley6-road-bill",
      places: ["Osmer County"],
      minutesAgo: 2140,
      section: "politics",
      title: "What the state road bill would mean for Osmer County: 14 bridges",
      author: "Lorraine Beck",
      picture: "stone-bridge",
      event: "road-bill",
      body: `
OSMER COUNTY, Ohio — The $9.8 billion road bill that passed the Ohio House would pay to mend 14 small bridges in Osmer County, more than the county has been able to repair in the past nine years together.

That is according to County Engineer Paul Desrosiers, who had a list ready before the vote was over. "I've had this list ready since I was hired," he said.

Most of the 14 are on township roads. The largest carries County Road 9 across Pell Creek and has had one lane since spring.

The bill doubles the sum for bridges that are too small for the state's own program. It still needs the Senate's approval.
`,
    },
  ],
};
