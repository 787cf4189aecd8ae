/** How the order of the news is made, in a sentence for each term of the rank. Pure. */
import type { Control } from "#ranking/taste.ts";

export type AboutTerm = { name: string; text: string };

/** In the words of the page that weighs them; what each is worth stands with its reasons on every card. */
export const ABOUT_ORDER: Record<Control, AboutTerm> = {
  near: {
    name: "Near",
    text: "News from your place comes before news from elsewhere. How far counts, and how far such news reaches: a street’s matters close by, a state’s in all the state. Until you choose a place, it is the town that this site writes about.",
  },
  fresh: {
    name: "Fresh",
    text: "New comes before old. How fast news gets old depends on its kind: an election’s within the day, a school’s within a week.",
  },
  coverage: {
    name: "Covered",
    text: "What several publishers report, each in words of its own, counts more. Copies of one text count once.",
  },
  original: {
    name: "Original",
    text: "Of a story, whoever reported it first stands for it. An agency’s wire is nobody’s own report.",
  },
  follows: { name: "Followed", text: "What you follow counts more: places, sections and publishers." },
  history: {
    name: "Read",
    text: "What is like the articles that you opened, and only after you turned that on. It is off until then.",
  },
  quality: {
    name: "Complete",
    text: "Between two that are alike: the one that has a picture, is signed, or can be read here whole.",
  },
  variety: { name: "Variety", text: "A page is not filled with one publisher, one subject or one place." },
  discovery: {
    name: "Discovery",
    text: "Now and then a story from outside all that, so that you see what you did not ask for. It is marked as such.",
  },
  pinned: {
    name: "Pinned",
    text: "An editor of this site may put a story on top of a page for a time, a week at most. It is marked as such, and you can have it count for nothing.",
  },
};
