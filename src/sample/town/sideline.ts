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
      id: "sideline-wrestling-sandbags",
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
  ],
};
