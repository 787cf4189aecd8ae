/** Millers Sideline: a blog about high-school sport, with a JSON Feed that carries whole texts. */
import type { SamplePublisher } from "./publisher.ts";

export const SIDELINE: SamplePublisher = {
  slug: "millers-sideline",
  name: "Millers Sideline",
  description: "High-school sport in Brindle Falls, watched from the cheap seats.",
  host: "sideline",
  format: "json-feed",
  feedPath: "/feed.json",
  folder: "/posts",
  marking: "open-graph",
  rights: "full",
  place: "Brindle Falls, OH",
  section: "sports",
  colours: ["#5b1a1a", "#ffe9b8"],
  articles: [
    {
      id: "sideline-regional-final",
      places: ["Brindle Falls"],
      minutesAgo: 2950,
      section: "sports",
      title: "Twelve seconds: how the Millers stole the regional final",
      author: "Gordy Lasker",
      picture: "football-night",
      event: "regional-final",
      body: `
There were twelve seconds left, the Millers were down by four, and Coach Dale Rusk had no time-outs and, by his own account, no idea. So he asked his quarterback.

"Jalen said, 'Strand on the wheel, they forgot him twice already,'" Rusk told me an hour later, still wearing a headset that was not plugged into anything. "I said, 'Well, you're the one throwing it.'"

Jalen Moss threw it. Cody Strand, who had carried the ball 27 times and had been ignored on exactly two pass routes, was ignored on a third. He caught the ball at the 9 with nobody nearer than the band, and Brindle Falls beat Coldbrook 24-21 to win its first regional title since before any of its players were born.

Let us not pretend that it was pretty until then. The Millers fumbled on their first two drives. Coldbrook's Trent Abbott ran for 141 yards in the first half and looked as if he might run for 141 more on the way to the bus. At the break it was 14-3, and the man behind me, who has sat behind me since I was in school, had gone to warm up his truck.

What changed? The line. Rusk moved Big Sam Odell from guard to nose, where he had not played since eighth grade, and Abbott gained 22 yards after that. Odell also recovered the fumble that set up Strand's first touchdown, and lay on it so long that the officials had to ask him nicely.

Moss finished 14 of 23 for 188 yards. Strand ran for 119. The defense, which has been the quiet half of this team all season, gave up seven points in the second half, and those came on a short field.

The state semifinal is {day+5} night against Dunmarrow, at a neutral site to be announced. Dunmarrow has won 26 in a row. I have already heard that it cannot be done, mostly from the man behind me. He came back from his truck in time, by the way. He says he never left.
`,
    },
    {
      id: "sideline-cross-country",
      places: ["Brindle Falls"],
      minutesAgo: 5900,
      section: "sports",
      title: "Cross-country girls run down Wexley by a single point",
      author: "Gordy Lasker",
      picture: "runners",
      body: `
Cross-country is the only sport I know in which you can win by one point and not find out for twenty minutes.

That is how long the girls of Brindle Falls stood in the mud at Pell Creek county park, hands on knees, while two men with a clipboard added up seven numbers, twice. Then somebody shrieked, and it turned out that the Millers had beaten Wexley 51 to 52 for the district title.

Up front it was never close: Wexley's Ana Duquesne won by 19 seconds. The meet was won in the back, where our fifth runner, freshman Bea Hollins, passed two people in the last 80 yards. She said that she did not know they were from Wexley. "I just didn't want to be sixty-first," she said. She was fifty-ninth.

Marisol Trujillo was third in 19:08, a school record by four seconds. Her father, who is also her coach, said that he would be proud on the drive home but that just now he had to find a missing shoe.

It was freshman Tess Okun's. She had lost it at the first creek and run two and a half miles without it. She was fourth on the team. "It was kind of lighter," she said.

The team goes on to the regional meet in ten days. So does the shoe.
`,
    },
    {
      id: "sideline-hoops-preview",
      places: ["Brindle Falls"],
      minutesAgo: 8000,
      section: "sports",
      title: "Girls' basketball preview: tall, young and in a hurry",
      author: "Tina Marchetti",
      picture: "basketball-gym",
      body: `
Coach Annette Vickers has a habit of answering the question that you should have asked. I asked how many starters she had back. "Three," she said, "but they were the wrong three last year, so ask me in a month."

Here is what we know. The Millers were 13-10 a season ago and lost six of those ten by five points or fewer. They have grown. Junior center Imani Boothe is now six feet two, and sophomore Dee Fazio, who played point guard at five-four, is a forward at five-ten and is still annoyed about it.

The ball will be in the hands of Lottie Crane, a freshman from Quarry Hill who led the middle school to a 19-0 record and who dribbles as though somebody had once tried to take the ball away and she has been thinking about it since.

The worry is shooting. Brindle Falls made one three-pointer in five last winter. Vickers had the team shoot 300 a day through the fall and kept the numbers on a sheet that she will not let me see.

"It's better," she said. How much better? "Better than the boys."

The schedule is kind at first: East Osmer and St. Brendan's at home, then at Wexley. After New Year it is Coldbrook twice in eight days. I pick them third in the Osmer Valley League, with a chance to make me look foolish by February.
`,
    },
    {
      id: "sideline-sandbags",
      places: ["Brindle Falls"],
      minutesAgo: 4010,
      section: "sports",
      title: "The wrestlers lifted 4,000 sandbags and then went to practice",
      author: "Gordy Lasker",
      picture: "river-high",
      body: `
You may have read in the papers that the river nearly came up into Lower Falls, and that the high school wrestling team helped to fill sandbags. What the papers left out is that they went to practice afterward.

"It was on the schedule," said Coach Pete Varga.

Nineteen wrestlers turned up at the street department's yard at six in the evening in their team sweatshirts. They were put in two lines, one to hold bags and one to shovel. By eight, team captain Noah Brandt had turned it into a contest by weight class. The 132-pounders won with 311 bags and would like that to be known.

At a quarter to ten the city told them that it had enough. Varga put them on the bus, drove them to the gym and ran them through a short session, by which he means forty minutes.

"My arms were pasta," said Luis Ferro, who wrestles at 157. "But then everybody's arms were pasta, so it was fair."

Gus Tarrant of Canal Street, whose porch they had walled in, came to the gym with two trays of his wife's cinnamon rolls. Several young men who are trying to make weight looked at those trays for a long time.

The first meet is at home against East Osmer. Mr. Tarrant says that he has never seen a wrestling match, and that he has bought a season ticket.
`,
    },
    {
      id: "sideline-semifinal-look",
      places: ["Brindle Falls"],
      minutesAgo: 880,
      section: "sports",
      title: "Scouting Dunmarrow: twenty-six straight wins and one small crack",
      author: "Gordy Lasker",
      picture: "football-field",
      event: "state-semifinal",
      body: `
I have watched four and a half hours of Dunmarrow so that the rest of Brindle Falls does not have to. You are welcome, and I am worried.

They have won 26 in a row. They have been behind for a total of nineteen minutes this season. Their left tackle, Bo Renner, is six-six and 290 pounds, and in one of these games he appears to apologize to somebody.

They run the same six plays. Everyone knows the six plays. In the third quarter against Wexley, one of the linebackers calls out what is coming, correctly, and then it comes, and then he is lying on his back.

So how do you beat them? You do not, mostly. But I ran one series five times, from a game in September that they won by ten. Trailing by a point, they tried to hurry, and they could not do it. The signals come from the bench on a board with pictures of fruit, and when the crowd was loud the quarterback kept walking over to look at the board. They lost eleven seconds on every down.

Dunmarrow has not had to hurry since. If the Millers are somehow ahead by one point with four minutes left, I want every person who bought a seat on those buses to make a noise like the end of the world.

Prediction: Dunmarrow 27, Millers 20. I have been wrong six weeks running. Let us make it seven.
`,
    },
    {
      id: "sideline-swim",
      places: ["Brindle Falls"],
      minutesAgo: 7450,
      section: "sports",
      title: "No pool, no problem: the swim team that practices in three towns",
      author: "Tina Marchetti",
      picture: "swim-lanes",
      body: `
Brindle Falls High has a swim team, eleven swimmers and no water.

The pool under the gym was closed four years ago, when a tile fell on a lane line with nobody in the lane. Fixing it would cost $2.2 million. So on Mondays the team swims at Wexley's recreation center, on Wednesdays at the college in Coldbrook, and on Fridays, at 5:15 in the morning, in the therapy pool of the Osmer County hospital, which is 40 feet long and 92 degrees.

"You have to turn a lot," said junior Carmen Ibarra, "and you get sleepy."

Last week Ibarra won the 100-yard butterfly in the season's first meet in 59.8 seconds, a school record. She had not swum in a full-length pool for eight days.

The van is driven by coach Jill Sorensen, who teaches chemistry and does her grading at red lights, she says, only when the van is empty. It has done 6,000 miles this year. The team has named it Dry Land.

They asked the school board for nothing this fall, having seen the budget. They are selling car washes instead. They are, they point out, experts in working with whatever water they can get.
`,
    },
    {
      id: "sideline-umpire",
      places: ["Osmer County"],
      minutesAgo: 10050,
      section: "sports",
      title: "The umpire who never explained: Rudy Platt calls his last game",
      author: "Gordy Lasker",
      picture: "ballpark",
      body: `
Rudy Platt has been behind the plate for 3,114 baseball games in the Osmer valley, and in all of them together I believe that I have heard him say about forty words.

He called his last on Saturday, in the fall league, between two teams of twelve-year-olds. He is 74, and his knees have sent in their resignation.

He has called balls and strikes on three generations of Strands. In the playoffs one year he rang up his own nephew, looking, to end a season. They ate supper together that night. It was not discussed.

I asked him once, when I was sixteen and had been called out at home, what he had seen. He brushed off the plate, stood up, and said, "Out." I have thought about it ever since, and it is the best answer that I have had from anyone about anything.

On Saturday, the boys' coaches stopped the game in the last inning and gave him a plaque. He looked at it. He looked at the sky. He said, "Two outs," and put on his mask.

Then with the bases loaded he called a third strike on a pitch that was, I swear to you, four inches outside. Nobody said a word. Happy trails, Rudy. Out.
`,
    },
    {
      id: "sideline-wrestling-opener",
      places: ["Brindle Falls"],
      minutesAgo: 1930,
      section: "sports",
      title: "Wrestlers open with 42-27 win over East Osmer",
      author: "Tina Marchetti",
      picture: "basketball-gym",
      body: `
The Millers of Brindle Falls won eight of fourteen bouts and five of them by pin to beat East Osmer 42-27 at home in the season's first meet.

Noah Brandt needed only 51 seconds at 175 pounds. Luis Ferro won 9-2 at 157. At 113, freshman Kit Sorensen, in his first high school match, was behind by six with half a minute to go and won by a pin that surprised both of them.

About 300 people came, among them Gus Tarrant of Canal Street, who had never seen a match and asked me in the second one who was winning. I told him to watch the shoulders. By the tenth he was standing on his seat.

Next: at Wexley, {day+6}.
`,
    },
    {
      id: "sideline-soccer-final",
      places: ["Brindle Falls"],
      minutesAgo: 13600,
      section: "sports",
      title: "Boys' soccer goes out on penalties after 110 minutes in the rain",
      author: "Tina Marchetti",
      picture: "soccer-rain",
      body: `
It ended the only way that it could have after 110 minutes without a goal: with somebody's heart broken from twelve yards.

Brindle Falls and St. Brendan's played through two halves, two overtimes and a rain that blew in sideways, and neither could score. The Millers hit the bar twice. In the last minute of the second overtime, goalkeeper Anders Holm came out to the edge of his box, slid through a puddle, and took the ball off a boy who was already raising his arms.

Then came the kicks. St. Brendan's made its first four. So did the Millers. The fifth for St. Brendan's went in off the post. The fifth for the Millers did not.

I will not say who took it. You know already, and if you see him, be nice. He had run further than anybody else on the field. When it was over the first person to reach him was the other team's goalkeeper, who sat down beside him in the mud and stayed there a good while.

The Millers finish 14-3-3. Nine of the eleven starters will be back.
`,
    },
    {
      id: "sideline-volleyball-brief",
      places: ["Brindle Falls"],
      minutesAgo: 15000,
      section: "sports",
      title: "Volleyball: three Millers named all-league",
      author: "Tina Marchetti",
      body: `
Setter Joelle Pruitt, a senior at Brindle Falls High, has been named player of the year in the Osmer Valley League by its coaches. She had 912 assists.

Middle blocker Fern Abbott and libero Suki Hale, both juniors, made the first team. Hale, who is five feet one, led the league in digs with 518.

The Millers finished 18-6 and second to Wexley. Coach Maria Pappas was asked whether she had expected as much. "From Suki? Yes," she said.
`,
    },
  ],
};
