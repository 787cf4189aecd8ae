/** Every picture of the sample town by name: which scene, in which light, from which seed, and what it shows. */
import type { SceneName } from "./scene.ts";
import type { Light } from "./stage.ts";

export type Picture = {
  name: string;
  scene: SceneName;
  light: Light;
  seed: number;
  format: "jpeg" | "png";
  /** What it shows, for people who cannot see it. */
  alt: string;
  credit: string;
};

type Row = readonly [name: string, scene: SceneName, light: Light, alt: string, by: string, format?: "png"];

const ROWS: readonly Row[] = [
  ["river-dawn", "river", "dawn", "Mist over the Osmer River at first light", "Brindle Falls Ledger"],
  [
    "river-high",
    "flood",
    "grey",
    "Sandbags and onlookers beside a swollen river in the rain",
    "Brindle Falls Ledger",
  ],
  ["river-grey", "barges", "grey", "Barges of grain and coal waiting on a low river", "Overland Wire"],
  [
    "stone-bridge",
    "stoneBridge",
    "autumn",
    "The three arches of the Stone Bridge among autumn trees",
    "Brindle Falls Ledger",
  ],
  ["heron-island", "island", "dusk", "A heron in the shallows off a wooded island at sunset", "The Porch"],
  [
    "farm-hills",
    "farm",
    "day",
    "A red barn, a silo and hay bales under a summer sky",
    "Osmer County Courier",
  ],
  [
    "mailbox-road",
    "countryRoad",
    "autumn",
    "A country road with a mailbox, and a deer at its edge",
    "Overland Wire",
  ],
  ["power-lines", "powerLines", "snow", "Power lines marching over snow-covered hills", "Overland Wire"],
  [
    "freight-train",
    "train",
    "day",
    "A red locomotive pulling freight cars across open country",
    "Overland Wire",
  ],
  ["owl-night", "owl", "night", "An owl on a branch by moonlight", "Brindle Falls Ledger"],
  ["city-bus", "winterBus", "dusk", "A blue city bus passing houses at dusk", "Brindle Falls Ledger"],
  [
    "mill-day",
    "mill",
    "autumn",
    "The brick mill with its clock tower beside the water",
    "Brindle Falls Ledger",
  ],
  [
    "mill-fire",
    "millFire",
    "dawn",
    "Flames through the roof of the old mill before sunrise, with a fire engine in front",
    "Brindle Falls Ledger",
  ],
  ["town-hall", "townHall", "day", "Town Hall with its clock tower and columns", "Brindle Falls Ledger"],
  ["courthouse", "courthouse", "grey", "The county courthouse under a gray sky", "Brindle Falls Ledger"],
  [
    "statehouse",
    "statehouse",
    "day",
    "A domed statehouse with a flag, and visitors on the walk",
    "Overland Wire",
  ],
  [
    "county-seal",
    "countyOffice",
    "dusk",
    "The county office building with two flags at day's end",
    "Brindle Falls Ledger",
    "png",
  ],
  ["school-day", "school", "autumn", "Children walking up to a brick school", "Brindle Falls Ledger"],
  [
    "school-bus",
    "schoolBus",
    "autumn",
    "A yellow school bus stopping for children",
    "Brindle Falls City Schools",
  ],
  [
    "house-row",
    "houseRow",
    "day",
    "A row of houses of different colors behind a white fence",
    "Brindle Falls Ledger",
  ],
  ["old-house", "oldHouse", "autumn", "An old house with a porch and a tower", "The Porch"],
  [
    "house-frames",
    "newHouses",
    "day",
    "Wooden frames of new houses, and builders at work",
    "Brindle Falls Ledger",
    "png",
  ],
  [
    "market-street",
    "marketStreet",
    "dusk",
    "Shops with striped awnings on Market Street in the evening",
    "Valley 6 News",
  ],
  ["snow-street", "marketStreet", "snow", "Snow falling on the shops of Market Street", "Valley 6 News"],
  [
    "bakery",
    "bakery",
    "dawn",
    "People waiting outside a bakery whose window is full of bread",
    "Brindle Falls Ledger",
  ],
  ["depot", "depot", "day", "The old railroad depot with its clock", "Brindle Falls Ledger"],
  ["hospital", "hospital", "day", "The county hospital with an ambulance in front", "Brindle Falls Ledger"],
  ["market-stall", "marketStall", "autumn", "Stalls of fruit under striped awnings", "Osmer County Courier"],
  [
    "yard-signs",
    "yardSigns",
    "autumn",
    "Rows of red and blue campaign signs on a lawn",
    "Brindle Falls Ledger",
    "png",
  ],
  [
    "road-works",
    "roadWorks",
    "grey",
    "A digger at a hole in the street from which water springs",
    "Brindle Falls Ledger",
  ],
  [
    "football-night",
    "football",
    "night",
    "A football game under the lights, with the ball in the air",
    "Millers Sideline",
  ],
  [
    "football-field",
    "emptyField",
    "day",
    "An empty football field being lined for a game",
    "Millers Sideline",
  ],
  ["runners", "runners", "autumn", "Cross-country runners on a path through the park", "Millers Sideline"],
  ["basketball-gym", "basketball", "day", "A basketball game in a full gymnasium", "Millers Sideline"],
  ["swim-lanes", "pool", "day", "Swimmers racing in the lanes of a pool", "Millers Sideline", "png"],
  ["ballpark", "ballpark", "day", "A baseball game seen from behind home plate", "Millers Sideline"],
  ["soccer-rain", "soccer", "grey", "A penalty kick in heavy rain", "Millers Sideline"],
  [
    "debate-stage",
    "debate",
    "night",
    "Two candidates at lecterns on a stage before an audience",
    "Brindle Falls Ledger",
  ],
  ["ballot-box", "ballot", "day", "A hand putting a paper ballot into a box", "Overland Wire", "png"],
  [
    "classroom",
    "classroom",
    "day",
    "A class looking at a drawing of a bridge on the board",
    "Brindle Falls City Schools",
  ],
  ["robot-lab", "robotLab", "day", "Students around a small robot on a bench", "Brindle Falls City Schools"],
  [
    "library-room",
    "library",
    "autumn",
    "Two children reading on a rug in the library, with a dog between them",
    "Brindle Falls Ledger",
  ],
  ["workshop", "workshop", "day", "Two people at a workbench under a wall of tools", "The Porch"],
  ["kitchen-table", "kitchen", "autumn", "A red pot of soup steaming on a kitchen table", "The Porch"],
  ["factory-floor", "factory", "day", "Workers and machines on a factory floor", "Overland Wire"],
];

export const ALBUM: readonly Picture[] = ROWS.map(([name, scene, light, alt, by, format], index) => ({
  name,
  scene,
  light,
  seed: index + 1,
  format: format ?? "jpeg",
  alt,
  credit: `Drawing: ${by}`,
}));
