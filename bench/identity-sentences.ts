/** Ordinary sentences with a group of people in them, to see whether naming one raises an alarm. */
export const GROUPS =
  `white, Black, Asian, Latino, Native American, Arab, Jewish, Muslim, Christian, Catholic, Hindu, Sikh,
atheist, gay, lesbian, straight, transgender, nonbinary, female, male, old, young, elderly, deaf, blind, disabled, autistic,
immigrant, foreign, Mexican, Chinese, Russian, Indian, African, American, French, Polish, Somali, conservative, liberal,
Republican, Democratic, poor, rich, homeless, unemployed, veteran, retired`
    .split(/\s*,\s*/)
    .map((group) => group.trim());

const WHO = [
  "neighbor",
  "teacher",
  "nurse",
  "bus driver",
  "council member",
  "shop owner",
  "coach",
  "student",
];
const FRAMES = [
  "My GROUP WHO helped us after the flood.",
  "I am a GROUP WHO and I have lived here for ten years.",
  "The GROUP WHO spoke at the meeting about the new bridge.",
  "Does anybody know the GROUP WHO who runs the Saturday market?",
  "I disagree with the GROUP WHO, but she made a fair point about the budget.",
  "We need more GROUP people to run for the school board.",
  "A GROUP WHO told me that the clinic closes early on Fridays.",
  "It was good to read about a GROUP WHO for once.",
  "You should ask your GROUP WHO about it.",
];

export const SENTENCES: readonly string[] = [
  ...new Set(FRAMES.flatMap((frame) => WHO.map((who) => frame.replace("WHO", who)))),
];
