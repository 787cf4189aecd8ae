/** The Osmer County notice board: official notices in RSS 1.0, of which an excerpt may be shown. */
import type { SamplePublisher } from "./publisher.ts";

export const COUNTY: SamplePublisher = {
  slug: "osmer-county-notices",
  name: "Osmer County Notice Board",
  description: "Notices of the commissioners, offices and boards of Osmer County, Ohio.",
  host: "county",
  format: "rdf",
  feedPath: "/notices.rdf",
  folder: "/notices",
  marking: "dublin-core",
  rights: "excerpt",
  place: "Osmer County, OH",
  colours: ["#3c4a3e", "#f2f2ea"],
  articles: [
    {
      id: "county-boil-water",
      places: ["Brindle Falls"],
      minutesAgo: 1420,
      section: "local",
      title: "Boil water advisory: Brindle Falls between Ferry Road and the railroad",
      author: "Osmer County Health Department",
      event: "water-main",
      body: `
The Osmer County Health Department has issued a boil water advisory for customers of the Brindle Falls water works between Ferry Road and the railroad, following the loss of pressure caused by the break of a main in Depot Square on {day+0}.

Until further notice, bring water to a rolling boil for at least one minute, and let it cool, before using it:

- to drink, or to make ice or infant formula
- to wash fruit and vegetables that will be eaten raw
- to brush teeth

Water may be used for bathing and laundry without boiling. Restaurants in the area must follow the instructions delivered to them by hand.

The advisory is precautionary. It will be lifted when two samples taken at least 16 hours apart show no bacteria. Customers will be told by telephone and on this board.

Questions: the department's help line is open from 7 a.m. to 9 p.m.
`,
    },
    {
      id: "county-bridge-detour",
      places: ["Osmer County"],
      minutesAgo: 2480,
      section: "local",
      title: "Detour for the closing of Ferry Road at the Stone Bridge",
      author: "Osmer County Engineer",
      picture: "stone-bridge",
      event: "stone-bridge",
      body: `
Following the decision of the City of Brindle Falls to repair the Stone Bridge, the Osmer County Engineer gives notice that traffic on Ferry Road will be sent by way of Quarry Road and County Road 9 for about eight months from {date+21}.

The limit on Quarry Road between the city line and County Road 9 will be lowered to 35 miles per hour for the whole of that time. Trucks over 13 tons must use the state highway.

Signs will be put up two weeks before the closing. Farmers who need to move wide equipment across the river may call the engineer's office a day ahead for an escort over the Coldbrook bridge.

The township school bus schedule will be published separately.
`,
    },
    {
      id: "county-river-notice",
      places: ["Osmer County"],
      minutesAgo: 4820,
      section: "local",
      title: "Notice of possible flooding on the Osmer River, Lower Falls to Pell Creek",
      author: "Osmer County Emergency Management",
      event: "river-crest",
      body: `
Osmer County Emergency Management advises residents of low ground along the Osmer River between Lower Falls and the mouth of Pell Creek to be ready to leave at short notice tonight.

The river is forecast to crest at 13.5 to 14.5 feet at Ferry Road in the early hours of {day+1}. Water enters cellars on Canal Street at 14.0 feet and crosses Canal Street at 15.2 feet.

The Grange hall on County Road 9 is open as a shelter, with cots, heat and a place for animals. Transport is available on request.

Gates at Coldbrook reservoir have been closed to the extent that safety allows. The next notice will be posted at 10 p.m.
`,
    },
    {
      id: "county-mill-air",
      places: ["Tannery Row"],
      minutesAgo: 290,
      section: "local",
      title: "Smoke from the Mill Street fire: advice to residents of Tannery Row",
      author: "Osmer County Health Department",
      event: "mill-fire",
      body: `
Air monitors placed by the county on Tannery Row and in Depot Square show raised levels of fine smoke particles from the fire at the former Hartwell mill. No asbestos has been found in the samples examined so far.

Residents within a quarter mile should keep windows closed until this evening, and those with asthma or heart disease should avoid exertion out of doors. Masks are available without charge at the Riverside Elementary gym and at the county building.

Ash that has settled on cars, porches and playground equipment should be wetted and wiped up, not swept dry.

Monitoring will go on for 48 hours.
`,
    },
    {
      id: "county-commissioners-minutes",
      places: ["Osmer County"],
      minutesAgo: 5600,
      section: "politics",
      title: "Summary of the commissioners' meeting: jail roof, dog licenses, salt",
      author: "Clerk to the Commissioners",
      picture: "town-hall",
      body: `
The Board of Osmer County Commissioners met in regular session with Commissioners Gail Farraday, Ed Pomeroy and Nadia Kessler present. The following actions were taken.

- A contract of $418,000 for a new roof on the county jail was awarded to the lower of two bidders. Approved 3-0.
- The fee for a dog license was raised from $14 to $16, the first change in eleven years. Approved 2-1, Mr. Pomeroy voting no.
- The purchase of 6,000 tons of road salt, 1,200 more than last year, was authorized in view of low water on the Ohio River. Approved 3-0.
- A request by the fair board to extend the beer garden by 20 feet was tabled for measurement.

Mr. Desrosiers reported that nine bridges are now posted with weight limits. Sheriff Luther Bream reported an average of 61 persons in the jail.

Public comment was made by three persons, two of them about dogs. The board adjourned at 11:10 a.m.
`,
    },
    {
      id: "county-early-voting",
      places: ["Osmer County"],
      minutesAgo: 7700,
      section: "election",
      title: "Hours and place of early voting in Osmer County",
      author: "Osmer County Board of Elections",
      picture: "ballot-box",
      body: `
Early voting in person is held at the office of the Board of Elections, 40 Court Street, Brindle Falls, in the former savings bank. The entrance with a ramp is on the Depot Square side.

Hours are 8 a.m. to 5 p.m. on weekdays for the first two weeks, and 7:30 a.m. to 7:30 p.m. on weekdays after that. The office is also open on the last Saturday and Sunday before Election Day.

Voters must show a photo identification as required by Ohio law. Ballots requested by mail must be asked for no later than the close of business one week before Election Day.

Contests on the ballot in every precinct include the state Senate seat in District 34, one seat on the Board of County Commissioners, and a renewal levy for the county library.

A sample ballot for each precinct may be had at the office or at any branch of the library.
`,
    },
    {
      id: "county-candidates",
      places: ["Osmer County"],
      minutesAgo: 11800,
      section: "election",
      title: "Certified candidates for Osmer County commissioner",
      author: "Osmer County Board of Elections",
      body: `
The Board of Elections has certified the following candidates for the seat on the Board of County Commissioners now held by Nadia Kessler, in the order drawn by lot:

- Nadia Kessler, of Brindle Falls
- Roy Tannahill, of Pell Creek Township
- Winifred Oakley, of Coldbrook (write-in)

A fourth petition was found to be eleven valid signatures short. The filer has been told of the right to appeal.

The order of names will rotate by precinct.
`,
    },
    {
      id: "county-reappraisal",
      places: ["Osmer County"],
      minutesAgo: 9900,
      section: "real-estate",
      title: "Property reappraisal: how to question your new value",
      author: "Osmer County Auditor",
      picture: "house-row",
      body: `
The Osmer County Auditor has mailed new values to the owners of 21,400 parcels, as the law requires every six years. The median house in the county is now valued at $184,000, which is 27 percent more than at the last reappraisal.

A higher value does not mean that taxes rise by the same share. Under Ohio law most voted levies are adjusted so that they raise about the same sum as before.

Owners who believe that a value is wrong may meet an appraiser without charge at the county building on weekdays until {date+16}. Bring photographs, a recent appraisal, or the sale prices of at least three similar houses. No lawyer is needed.

Those who are still not satisfied may file a complaint with the Board of Revision between January 1 and March 31.
`,
    },
    {
      id: "county-freight-house",
      places: ["Brindle Falls"],
      minutesAgo: 13900,
      section: "politics",
      title: "Public hearing on leasing the depot freight house",
      author: "Clerk to the Commissioners",
      picture: "depot",
      body: `
The Board of Commissioners will hold a public hearing at 6 p.m. on {date+14} in the county building on a proposal to lease the freight house of the former Brindle Falls depot for 25 years to a farmers' cooperative, for use as an indoor market.

The rent would be $1 a year. The cooperative would repair the roof and the loading dock at its own expense, estimated at $240,000, and would open the building to the public at least three days a week.

Plans may be seen at the clerk's office. Written comments will be read into the record if they are received by noon on the day of the hearing. Speakers are asked to keep to three minutes.
`,
    },
    {
      id: "county-burn-ban",
      places: ["Osmer County"],
      minutesAgo: 15800,
      section: "local",
      title: "Open burning rules for the fall",
      author: "Osmer County Fire Chiefs",
      body: `
Residents of Osmer County are reminded that open burning of leaves and brush is not allowed between 6 a.m. and 6 p.m. in Ohio in March, April, May, October and November, and is not allowed at any time within the limits of Brindle Falls.

Outside the city and in other months, a fire must be at least 1,000 feet from a neighbor's house and must never be left alone. Call the sheriff's office before lighting it, so that nobody sends an engine.
`,
    },
  ],
};
