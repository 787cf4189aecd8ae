/** The Porch: a neighborhood magazine about houses, food and getting along, in Atom with XHTML. */
import type { SamplePublisher } from "./publisher.ts";

export const PORCH: SamplePublisher = {
  slug: "the-porch",
  name: "The Porch",
  description: "Houses, gardens, kitchens and neighbors of Brindle Falls.",
  host: "porch",
  format: "atom-xhtml",
  feedPath: "/atom.xml",
  folder: "/stories",
  marking: "open-graph",
  rights: "full",
  place: "Brindle Falls, OH",
  colours: ["#4d5d3a", "#fbf6e9"],
  articles: [
    {
      id: "porch-bakery",
      places: ["Brindle Falls"],
      minutesAgo: 2020,
      section: "lifestyle",
      title: "At Second Rise, the bread comes out at seven and is gone by ten",
      author: "Willa Marchbanks",
      picture: "bakery",
      event: "bakery",
      body: `
You can find it with your eyes closed. Turn off Market Street at the barber's, walk toward the river, and stop when you begin to feel sorry for yourself. That is the rye.

Second Rise has been open for six days in what was once the payroll office of the Hartwell mill, and the line has reached the corner on five of them. On the sixth it rained, and it reached only the lamp post.

Behind the counter is Bea Kowalski, who laughs with her whole face and weighs everything twice. Behind her is her brother Tomas, who was a welder for 22 years and shapes a loaf as if it might go off.

They learned from their grandmother, whose starter, a gray and bubbling thing named Stanley, has been alive since 1951. It crossed the state last month on Bea's lap, with the seat belt around both of them.

There are four breads, two rolls and a bun with plum in it. There is no avocado. Coffee comes in one size, and you help yourself.

My advice is to be there at a quarter to seven and ask for the heel of the rye. They save it for people who ask. Stand on the step and eat it there. Across the way you can see the clock tower of the mill, which is right twice a day, and one of those times is breakfast.
`,
    },
    {
      id: "porch-prices",
      places: ["North Bank"],
      minutesAgo: 4200,
      section: "real-estate",
      title: "Who bought on your street? House sales on North Bank, in plain numbers",
      author: "Desmond Achebe-Lowry",
      picture: "house-row",
      event: "house-prices",
      body: `
Every three months I go down to the county building, sit at the one computer that works, and look up who sold what. Here is what the summer's end looked like on our side of the river.

Nineteen houses changed hands on the North Bank. The dearest was the Pruitt place on Orchard Heights, with its tower and its leaks, at $389,000. The cheapest was a cottage on Ferry Road at $71,500, and if you had seen the kitchen floor you would call that brave.

The one in the middle went for $196,000. A year ago it was $181,000. That is a rise of 8 percent, about the same as the town as a whole.

In all of Brindle Falls 84 houses were sold in those three months, at a median price of $189,500. Prices rose most in the Millrace Quarter, where buyers bet on apartments in the Hartwell mill, and least in Lower Falls, where flood insurance eats what a cheap house saves.

Who is buying? Eleven of the nineteen came from Brindle Falls itself. Four came from Columbus or near it, and work at home some of the week. Three were companies, all three of them with the same post office box. One was the lady who had rented the house for 26 years, and I would like her to know that the clerk and I both cheered.

What about the bridge? I had expected the closing to hurt. Agents tell me that it has, a little: two buyers walked away once they had driven the detour. But a house does not care about eight months. People who mean to stay do not either.

The slowest sale took 141 days. The owners had painted the dining room black.
`,
    },
    {
      id: "porch-mill-apartments",
      places: ["Brindle Falls"],
      minutesAgo: 6500,
      section: "real-estate",
      title: "Sixty-four front doors: a walk through the plans for the Hartwell mill",
      author: "Willa Marchbanks",
      picture: "mill-day",
      body: `
Simone Archer carries the future of the mill in a cardboard tube, and she will unroll it for anyone. Last week she unrolled it for me, on the hood of her car.

There are to be sixty-four apartments, in three of the five buildings. The smallest has 480 square feet and a window that is eleven feet high. The largest is in the clock tower, on four floors with one room on each, and is meant for somebody with good knees.

Half will be let at what the market bears, which Archer takes to be $950 to $1,400. The rest are for people who earn less than $41,000, at rents from $610. There is a list already. It has 212 names on it.

In the dye house she wants shops, and a room for the town. The millrace would be opened, so that you could hear it again. "It's still under there," she said. "It never stopped. They just put a lid on it."

Not everyone is glad. On Tannery Row, people worry about cars, since the plan has one parking space for each apartment and the Row has none to spare. Others doubt the money: of the $19 million, six depend on tax credits that the state will hand out in the spring, and three on a loan that one of the candidates for Senate has called a gift.

I asked her what would happen if the credits did not come. She rolled the plans up again, carefully, and put the cap on the tube. "Then I'll ask the next year," she said.
`,
    },
    {
      id: "porch-tool-library",
      places: ["Brindle Falls"],
      minutesAgo: 9100,
      section: "lifestyle",
      title: "How to borrow a ladder: the tool library turns three",
      author: "Willa Marchbanks",
      picture: "workshop",
      body: `
In a garage behind the Methodist church hang eleven hammers, six ladders, two tile saws, a stump grinder, a canning kettle and a bassoon. Nobody is sure about the bassoon.

The tool library of Brindle Falls is three years old this week. It has 412 members, who pay $20 a year or two hours of sweeping, and may take home anything on the wall for seven days.

"The average drill gets used for thirteen minutes in its life," said Herb Sandquist, who founded it when his own burned out on a neighbor's deck. "This one's been out 140 times. It's having a wonderful life."

The most borrowed thing is the pressure washer. The least, apart from the bassoon, is a tool for bending gutters, of which Sandquist is fond.

Only nine things have never come back in three years. Two of those were returned later by relatives, with apologies.

On the first Saturday of the month there are people on hand who will show you how to use what you have borrowed. On the second Saturday they will, quite often, show you how to mend what you did with it.

It is open on Saturdays from 9 to 1 and on Wednesday evenings.
`,
    },
    {
      id: "porch-soup",
      minutesAgo: 11200,
      section: "lifestyle",
      title: "The soup that ends an argument: Ines Calloway's white bean and cabbage",
      author: "Desmond Achebe-Lowry",
      picture: "kitchen-table",
      body: `
Ines Calloway of Quarry Hill has fed this soup to two sons, four grandchildren, a bishop and, one evening when it snowed, an entire snow plow crew. She makes it by eye. I followed her around with a scale.

Soak a pound of white beans overnight. In the morning, pour that water off and simmer them in fresh water with a bay leaf and an onion cut in half, until they are soft but still have their coats on, which is an hour or so.

Meanwhile cut up two carrots, two ribs of celery and a good-sized onion, small. Cook them slowly in olive oil until they stop arguing. Add three cloves of garlic and a spoon of tomato paste, and stir until it darkens.

Slice half a green cabbage as thin as you have patience for. Put it in with the vegetables and a large pinch of salt, and cover it. In ten minutes it will be a third of the size.

Add the beans and enough of their water to make it soup. Let it go for half an hour. Crush a cupful of the beans against the side of the pot, which is what makes it creamy, and never mind what anyone tells you about cream.

- Vinegar: a teaspoon at the end. This is the secret, and she says that you may have it.
- Bread: yesterday's, toasted, at the bottom of the bowl.
- Cheese: "If you must."

It serves eight, or one plow crew. It is better the next day, and she has never once had any left to check.
`,
    },
    {
      id: "porch-first-house",
      places: ["Tannery Row"],
      minutesAgo: 13100,
      section: "real-estate",
      title: "Seven things that we wish we had known before we bought a house built in 1908",
      author: "Lena and Marcus Tell",
      picture: "old-house",
      body: `
We have lived in our house on Tannery Row for one year. We love it. Here is what it has taught us, in the order in which it taught us.

- Nothing is level. Put a marble on the floor before you buy the bookcase.
- The man who looks at the house before you buy it does not look inside the walls. Ask the neighbors instead. Ours told us about the cistern.
- There is a cistern.
- Old windows are not the enemy. Ours rattled, and we were told to spend $22,000. A retired carpenter fixed all nineteen with rope, putty and weather strip for $1,140.
- The furnace will wait for a holiday.
- Every layer of wallpaper was somebody's favorite. We have reached the ducks, and have decided to keep the ducks.
- Buy on a street where people sit out front. On our second night here the power went off and we did not own a flashlight. Six people came to the door with six flashlights. One also brought a pie.

We paid $148,000. We have spent $31,000 since. We do not expect ever to get it back, and do not intend to leave, so it comes out even.
`,
    },
    {
      id: "porch-library-seeds",
      places: ["Brindle Falls"],
      minutesAgo: 7600,
      section: "lifestyle",
      title: "In the old card catalog, 300 kinds of seed wait for spring",
      author: "Willa Marchbanks",
      picture: "library-room",
      event: "seed-library",
      body: `
Pull out the drawer marked Dickens-Dogs and you will find beans.

The oak card catalog of the Brindle Falls library has been empty since the cards went. Now each of its 72 drawers holds seeds, in little envelopes with handwriting on them. You take what you will plant. In the fall, if all goes well, you bring some back.

Reference librarian Oona Fitzhugh began with two shoe boxes from her own shed. In one month, people have brought her more than three hundred kinds. There is a tomato that came from Slovakia in a hatband, and a squash that nobody has been able to name. One envelope says only, "Good. From Ed."

Each has a card, naturally. It says who grew the seed, on what street, and what went wrong.

"Seeds remember where they live," Fitzhugh told me. A bean that has been saved on Quarry Hill for forty years knows about our frost, and one from a catalog does not.

There will be evenings on how to save seed, beginning with the easy ones, which are peas, beans and lettuce. Squash comes last. Squash, it turns out, cannot be trusted near other squash.
`,
    },
    {
      id: "porch-rent-duplex",
      places: ["Quarry Hill"],
      minutesAgo: 15600,
      section: "real-estate",
      title: "The upstairs neighbor: why duplexes are back on Quarry Hill",
      author: "Desmond Achebe-Lowry",
      picture: "old-house",
      body: `
When the Brannigans' last child left, they did what nobody on Quarry Hill had done in thirty years. They put back the second front door.

The house had been a duplex when it was built, in 1924, for two brothers who did not get on. Later it was made into one. From next month it will be two again, with the Brannigans downstairs and a young teacher above.

It has been legal only since the spring, when the council changed the rules to let a house in any neighborhood be divided in two, so long as it looks the same from the street. Eleven owners have applied. Seven of them are over 65.

The sums work like this. The Brannigans spent $34,000, most of it on a kitchen and a stair. The rent is $780. In under four years they will be even, and in the meantime somebody will hear it if one of them falls.

"We told her that we go to bed at nine," said Walt Brannigan. "She said that was fine, she gets up at five. We've hardly met, and I think that we're going to be friends."

A neighbor who had spoken against the change at the hearing brought over a plant.
`,
    },
    {
      id: "porch-heron-island",
      places: ["Heron Island"],
      minutesAgo: 16700,
      section: "lifestyle",
      title: "A slow walk around Heron Island, with eleven places to sit",
      author: "Willa Marchbanks",
      picture: "heron-island",
      body: `
The path around Heron Island is six-tenths of a mile long. My record is two hours and ten minutes, and I hope to do worse.

You cross by the footbridge behind the library. The first bench is right there, for people who feel that they have done enough. The second faces upstream, and from it you can see both the falls and the back of the mill, which is its better side.

At the third there is nearly always a man named Aldo with binoculars. He will tell you that the herons nest in the sycamores at the north end, that there were 31 nests this year, and that you should not wear red. I have no idea whether the last is true.

Numbers four to eight are close together in the shade. I think of them as one bench with interruptions.

The ninth is the one that I came to tell you about. It is low and made of a single slab that washed out of the bridge long ago, and if you sit there near sunset the whole river turns to brass and comes straight at you.

Ten is for tying your shoe. Eleven has a plaque, for Lottie Marsh, who taught half the town to swim, and it says, "Get in."
`,
    },
  ],
};
