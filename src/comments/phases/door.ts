/** Whether the comment may come in at all: who writes, how long it is, whether the thread is open. */
import { whyBanned } from "../author.ts";
import { whyClosed } from "../closing.ts";
import { PASS, type Phase, refuse } from "../phase.ts";

export const ban: Phase = {
  name: "ban",
  judge({ author }, { now }) {
    if (!author.ban || author.ban.until <= now) return PASS;
    return refuse(whyBanned(author.ban));
  },
};

export const length: Phase = {
  name: "length",
  judge({ text }, _, { length: { min, max } }) {
    // As people count: a flag or a family is one.
    const size = [...text.trim()].length;
    if (size < min) return refuse(size === 0 ? "There is nothing in it yet." : "It is too short.");
    return size > max ? refuse(`It is ${size - max} characters longer than the ${max} that fit.`) : PASS;
  },
};

export const closed: Phase = {
  name: "closed",
  judge(_, { topic, now }, { closing }) {
    const why = whyClosed(topic, closing, now);
    return why === undefined ? PASS : refuse(`Comments are closed here. ${why}`);
  },
};
