/** Brindle Falls City Schools: the district's news in RSS 2.0 with summaries only, so that pages must be fetched. */
import type { SamplePublisher } from "./publisher.ts";

export const SCHOOLS: SamplePublisher = {
  slug: "brindle-falls-city-schools",
  name: "Brindle Falls City Schools",
  description: "News of the five public schools of Brindle Falls.",
  host: "schools",
  format: "rss-summary",
  feedPath: "/news/rss.xml",
  folder: "/news",
  marking: "microdata",
  rights: "full",
  place: "Brindle Falls, OH",
  section: "education",
  colours: ["#7a1f1f", "#ffffff"],
  articles: [
    {
      id: "schools-budget",
      places: ["Brindle Falls"],
      minutesAgo: 1130,
      section: "education",
      title: "What the new budget means for your family",
      author: "Miriam Oyelaran, Superintendent",
      summary:
        "The Board of Education has adopted a budget for the coming year. Here is what changes and what does not.",
      picture: "school-bus",
      event: "school-budget",
      body: `
Dear families of Brindle Falls, last night our Board of Education adopted a budget of $38.2 million. I want to tell you plainly what it means.

Music stays in all three elementary schools. So many of you wrote, called, came and played that I will never again be able to hear "Hot Cross Buns" without thinking of state aid.

No teacher, aide, driver or cook will lose a job. Eleven people who are retiring will not be replaced. In grades four, five and six, that will mean about two more students in each room.

## Buses

Routes 7 and 12 will end after winter break. If your child rides one of them you will have a letter by {day+3}, with the name of a person to call. Children with a special plan keep their ride. We are asking the city for a crossing guard at Foundry Lane at once and for a sidewalk on Quarry Road as soon as there can be one.

## What waits

Tablets for third grade will wait a year. So will new bleachers, new band uniforms, and travel by staff, mine included.

We closed this gap partly with savings. They will last two years. In the spring the Board will begin to talk with you about what comes after that, and nothing has been decided. There will be a meeting in every school, with child care and something to eat.

Thank you for caring about this as loudly as you did.
`,
    },
    {
      id: "schools-bridge-club",
      places: ["Brindle Falls"],
      minutesAgo: 3800,
      section: "education",
      title: "Eighth graders build a bridge that holds a teacher",
      author: "Communications Office",
      summary: "With the Stone Bridge about to close, an eighth-grade science class built one of its own.",
      picture: "classroom",
      body: `
It is eleven feet long, made of newspaper, glue and string, and on {day-1} it held Mr. Abernathy.

The eighth-grade science classes at Millrace Middle School have been studying arches, with the Stone Bridge as their textbook. They measured it from both banks, worked out why it has stood since 1868, and were then asked to cross the hallway using nothing but old copies of the town's newspapers.

Eleven teams tried. Seven bridges fell under a stack of dictionaries. Three more bent. The last, by Ada Pruitt, Jonah Reese, Mei Castellano and Will Tarrant, took all 40 dictionaries and then the teacher, who weighs 188 pounds and had told them so.

"We rolled the paper really tight and we made the curve the same as the real one," Ada said. "Then we didn't breathe."

City Engineer Owen Maddox came to see. He asked the team how they had joined the rolls, wrote something in a notebook, and told them that he would be happy to look at their applications in about nine years.

The bridge will be shown in the lobby of Town Hall until the real one closes. Please do not stand on it.
`,
    },
    {
      id: "schools-breakfast",
      places: ["Brindle Falls"],
      minutesAgo: 7100,
      section: "education",
      title: "Breakfast moves into the classroom, and more children eat it",
      author: "Communications Office",
      summary:
        "In eight weeks the number of elementary students who eat breakfast at school has more than doubled.",
      picture: "school-day",
      body: `
Eight weeks ago, 164 elementary students a day ate breakfast at school in Brindle Falls. Last week, 391 did.

The food has not changed. The place has. Instead of going to the cafeteria before the bell, children now pick up a bag at the door and eat in their rooms during the first ten minutes of the day, while attendance is taken and somebody reads aloud.

"It used to mean getting here early and walking past your friends on the playground," said Rosa Delgado, who manages the kitchens. "No one wants to do that when they're eight."

Breakfast is free for every student under a federal program in which the district takes part because enough of its families qualify. The money follows the number of meals, so that serving more of them costs the district nothing.

Nurses at the three schools report a third fewer visits before lunch for stomach aches and headaches. Custodians report more crumbs. Each room has been given a small broom, and in Ms. Whitlow's first grade being in charge of it is the most sought-after job there is.

Next term the middle school will try a cart in the hallway between first and second period.
`,
    },
    {
      id: "schools-calendar",
      places: ["Brindle Falls"],
      minutesAgo: 10600,
      section: "education",
      title: "Calendar for next year: start a week later, spring break kept",
      author: "Communications Office",
      summary: "The Board of Education has approved the calendar for the next school year.",
      body: `
The Brindle Falls Board of Education has approved the calendar for the next school year. School will start a week later than this year, after the county fair rather than during it.

- Winter break keeps its length of two weeks.
- Spring break stays in the last week of March.
- Two days in the fall and two in the spring are set aside for teachers' planning, with no classes.
- The year ends on the first Friday of June if no more than five days are lost to weather.

In a survey that 1,212 families answered, 68 percent preferred the later start. The most common reason given was goats.
`,
    },
    {
      id: "schools-robotics",
      places: ["Brindle Falls"],
      minutesAgo: 5300,
      section: "education",
      title: "Robotics team wins state berth with a robot named Gerald",
      author: "Communications Office",
      summary: "The high school robotics team has qualified for the state tournament for the first time.",
      picture: "robot-lab",
      body: `
The robotics team of Brindle Falls High School has earned a place in the state tournament, its first, with a machine that its builders call Gerald.

At the regional contest on Saturday, robots had to pick up foam rings, carry them over a ramp and hang them on posts. Gerald, who is 17 inches tall and moves like somebody looking for his glasses, was not the fastest. He did not drop anything.

"Other teams had these amazing arms, and about once a match the amazing arm fell off," said team captain Rukmini Das. "We decided that Gerald would be boring and finish."

He finished nine matches out of nine. The team also won a prize for the notebook in which it had kept a record of all that went wrong, which ran to 140 pages.

The eleven members have met in the old metal shop since August with their adviser, physics teacher Lyle Hutchins. Much of Gerald was once something else: his wheels come from an office chair, and his gripper from a pair of salad tongs donated by the cafeteria.

The state tournament is in ten weeks. The team needs about $1,800 for the journey and will sell chili at the next home basketball game.
`,
    },
    {
      id: "schools-pep",
      places: ["Brindle Falls"],
      minutesAgo: 2560,
      section: "sports",
      title: "Pep rally and early dismissal for the state semifinal",
      author: "Communications Office",
      summary: "Students will be dismissed 40 minutes early on the day of the football semifinal.",
      picture: "football-field",
      event: "state-semifinal",
      body: `
Congratulations to the Millers of Brindle Falls High School, who are regional champions after a 24-21 win over Coldbrook!

A pep rally will be held in the main gym during eighth period on {day+5}. High school students will be dismissed 40 minutes early so that the band and the team can be on the road before the afternoon traffic. Buses will run 40 minutes early too. Elementary and middle schools keep their usual hours.

Tickets for the semifinal are sold only online, as the state association requires. The office cannot sell them and will be sorry to say so on the telephone.

Please remember that school is open as usual the morning after, whatever happens.
`,
    },
    {
      id: "schools-reading-dogs",
      places: ["Riverside Elementary"],
      minutesAgo: 8900,
      section: "education",
      title: "Second graders read aloud to dogs, who do not correct them",
      author: "Communications Office",
      summary: "Every Wednesday four trained dogs visit Riverside Elementary to be read to.",
      picture: "library-room",
      body: `
Walter has heard "The Mitten Thief" eleven times, and each time he looks surprised at the end.

Walter is a basset hound. He is one of four dogs who come to Riverside Elementary on Wednesday mornings with their owners, lie down on a rug in the library, and are read to for fifteen minutes at a time by second graders who find reading hard.

"A dog doesn't sigh, or help too soon," said Nell Okafor, the school's reading specialist. "He's got nowhere to be."

The program began last fall with six children. There are now 22. In a test at the start of this term, those who had taken part for a year had caught up by about five months more than similar children who had not. Ms. Okafor is careful about that number, since the group is small. She is less careful about another: the 22 have asked to take home 214 books.

The dogs are tested and insured, and are washed on Tuesday evenings. A parent must sign a form. Children who are allergic or afraid may read to a fish, whose name is Admiral.
`,
    },
    {
      id: "schools-substitutes",
      places: ["Brindle Falls"],
      minutesAgo: 12500,
      section: "education",
      title: "Wanted: substitute teachers, bus drivers and one piano tuner",
      author: "Personnel Office",
      summary: "The district raises the day rate for substitutes and offers paid training to drivers.",
      body: `
The Brindle Falls district has raised the pay of substitute teachers to $130 a day, and to $150 from the eleventh day on. A college degree in any subject is enough. We will help with the license and pay for the background check.

We are also looking for four bus drivers. Training takes about six weeks and is paid. The work is some five hours a day with the middle of it free, and comes with health insurance.

"I get to say good morning to 52 people," said Arlene Mott, who drives Route 3 and retired from a bank. "At the bank it was the other way round. They wanted something."

Finally, the high school's piano has not been tuned since the flood. We would love to hear from you, and then from it.

Come to the Personnel Office in the lower level of the high school on any weekday, or to the open evening on {date+9} from 5 to 8.
`,
    },
    {
      id: "schools-college-credit",
      places: ["Brindle Falls"],
      minutesAgo: 15200,
      section: "education",
      title: "One in three seniors will graduate with college credit",
      author: "Communications Office",
      summary: "A record number of students at Brindle Falls High School are taking college courses.",
      picture: "school-day",
      body: `
Ninety-four of the 271 seniors at Brindle Falls High School will leave it with credit from a college, the guidance office says, against 38 five years ago.

Most earn it through the state's program that lets students from seventh grade up take college courses free of charge. Some go to the community college's branch in the former savings and loan on Court Street. Others stay where they are, since nine teachers at the high school have now qualified to teach at college level.

Senior Owen Bright has 31 credits, which is a full year. He intends to be a nurse, and reckons that he has saved about $11,000. "My mom made a spreadsheet," he said. "Then she cried on it."

Counselor Yvette Rollins would like parents to know two things. A college course stays on the record for good, so that a bad grade follows a student. And being ready matters more than being early. "There is no prize for being tired at fifteen," she said.

An evening for parents of seventh to eleventh graders will be held in the auditorium on {date+13} at 6:30.
`,
    },
  ],
};
