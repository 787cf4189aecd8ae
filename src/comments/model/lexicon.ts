/**
 * What reads as an attack, by our own lists: written from common knowledge, counted from no data set. No group of people
 * is in them: who is spoken of says nothing about how.
 */
import { withoutAccents } from "#base/text.ts";

const list = (words: string): string[] => words.trim().split(/\s*,\s*|\n\s*/);

/** Words that call somebody something. */
const NAMES =
  list(`idiot, idiots, moron, morons, imbecile, imbeciles, fool, fools, dumbass, dumbasses, jackass, asshole,
assholes, arsehole, jerk, jerks, scum, scumbag, scumbags, loser, losers, clown, clowns, coward, cowards, hypocrite,
hypocrites, liar, liars, crook, crooks, bigot, bigots, troll, trolls, nutcase, nutjob, nutjobs, whackjob, lunatic, lunatics,
bastard, bastards, bitch, bitches, pig, pigs, rat, rats, vermin, parasite, parasites, leech, leeches, cretin, cretins,
dimwit, dimwits, halfwit, halfwits, simpleton, simpletons, dope, dopes, dummy, dummies, buffoon, buffoons, weasel, weasels,
snake, snakes, sheep, sheeple, minion, minions, shill, shills, crybaby, crybabies, whiner, whiners, snowflake, snowflakes,
creep, creeps, thug, thugs, goon, goons, slob, slobs, hack, hacks, twit, twits, twerp, dolt, dolts, blowhard, blowhards`);

/** Words that run somebody or something down. */
const SCORN =
  list(`stupid, stupidity, dumb, idiotic, idiocy, moronic, pathetic, disgusting, disgusted, ignorant, ignorance,
brainless, clueless, delusional, delusion, deluded, gutless, spineless, mindless, brainwashed, gullible, hypocritical,
hypocrisy, imbecilic, asinine, laughable, despicable, contemptible, worthless, useless, shameful, shameless, disgrace,
disgraceful, sickening, vile, filthy, rotten, slimy, sleazy, corrupt, crazy, insane, deranged, demented, unhinged, moronically,
incompetent, incompetence, lazy, entitled, whining, whine, whiny, drivel, rubbish, garbage, trash, nonsense, crap, crappy, bullshit, bs,
baloney, hogwash, tripe, ridiculous, ludicrous, absurd, silly, foolish, lame, joke, hysterical, arrogant, smug, bigoted, hateful`);

const SWEARING =
  list(`fuck, fucks, fucked, fucking, fucker, motherfucker, shit, shits, shitty, damn, damned, goddamn, ass,
piss, pissed, hell, crap, wtf, stfu, gtfo, sob, dick, dickhead, prick, pricks, douche, douchebag, cunt, wanker, bollocks, turd`);

const DISMISSAL =
  list(`who cares, nobody cares, no one cares, give me a break, gimme a break, get over it, cry me a river, boo hoo,
nice try, yeah right, yeah sure, blah blah, what a joke, a joke, get real, get a grip, get a life, get a clue, give it a rest,
give it up, grow up, wake up, move on, shut up, shut it, shut your, go away, get lost, go back to, go to hell, drop dead, stop whining, stop crying,
quit whining, spare us, spare me, save it, lol, lmao, rofl, haha, ha ha, good grief, oh please, puhleeze, too bad, tough luck, sour grapes`);

const CONDESCENSION =
  list(`do some research, do your research, do your homework, educate yourself, educate yourselves, learn to read,
learn to spell, try reading, try thinking, read a book, open your eyes, use your brain, your brain, think for yourself, you obviously, you clearly,
obviously you, clearly you, apparently you, perhaps you should, maybe you should, you might want to, you need to learn, you have no idea,
you have no clue, you know nothing, know nothing about, no idea what you, dont have a clue, don't have a clue, keep telling yourself, keep believing, sorry to burst, bless your heart,
let me explain, simple enough for you, even you, people like you, your ilk, your kind, your type, you lot, you guys, you people, those people, these people, your ignorance,
your hatred, your posts, your comment, your comments, your rant, your nonsense, your drivel, your problem, what planet, under a rock, little mind,
reading comprehension, kool aid, kool-aid, tin foil, tinfoil, in your mind, typical of, so typical, how typical, just like you`);

const THREATS =
  list(`deserve to die, deserves to die, hope you die, hope they die, kill yourself, kill you, should be shot, should be hanged,
should be hung, be strung up, beat you, beat the, watch your back, find you, know where you live, rot in hell, burn in hell, hope you rot, deserve to rot,
smack you, punch you, punched in the, slap you, put down, put them down, exterminate, lock them up, lock him up, lock her up`);

/** Written so that one list can be found in one pass. */
const wordsOf = new Map<string, { kind: "name" | "scorn" | "swearing" }>([
  ...SCORN.map((word) => [word, { kind: "scorn" }] as const),
  ...NAMES.map((word) => [word, { kind: "name" }] as const),
  ...SWEARING.map((word) => [word, { kind: "swearing" }] as const),
]);

const phrases = (all: readonly string[]): RegExp => new RegExp(` (?:${all.join("|")})(?= )`, "g");
const PHRASES = [
  [phrases(DISMISSAL), 0.9],
  [phrases(CONDESCENSION), 1],
  [phrases(THREATS), 2.5],
] as const;

const WEIGHTS = { name: 1.5, scorn: 0.9, swearing: 1.1 };
const TO_YOU = new Set([
  "you",
  "your",
  "youre",
  "you're",
  "ur",
  "u",
  "yourself",
  "yourselves",
  "yall",
  "y'all",
]);
/** So many words between "you" and what "you" are called. */
const NEAR = 4;
const BASE = -2.2;

/** Log-odds that a comment reads as an attack, by the lists alone. */
export function weighWords(comment: string): number {
  const written = comment.slice(0, 1200);
  const plain = withoutAccents(written).replace(/[’‘`]/g, "'");
  const words = plain.match(/[a-z0-9'$@*]+(?:-[a-z]+)*/g) ?? [];
  let sum = BASE;
  let lastYou = -100;
  let found = 0;
  for (const [at, word] of words.entries()) {
    if (TO_YOU.has(word)) lastYou = at;
    const kind = wordsOf.get(word)?.kind ?? (isStarred(word) ? "swearing" : undefined);
    if (!kind) continue;
    found += 1;
    // The first says most; a rant is not ten times as sure.
    sum += (WEIGHTS[kind] + (at - lastYou <= NEAR && kind !== "swearing" ? 1 : 0)) / found;
  }
  const spaced = ` ${words.join(" ")} `;
  for (const [pattern, weight] of PHRASES) {
    const count = spaced.match(pattern)?.length ?? 0;
    if (count > 0) sum += weight * (1 + 0.4 * (Math.min(count, 4) - 1));
  }
  if (lastYou >= 0) sum += 0.4;
  const letters = written.match(/\p{L}/gu)?.length ?? 0;
  const shouted = written.match(/\p{Lu}{4,}/gu)?.join("").length ?? 0;
  if (letters >= 12) sum += 1.2 * Math.min(1, (2 * shouted) / letters);
  sum += 0.25 * Math.min(4, written.match(/[!?]{2,}/g)?.length ?? 0);
  return sum;
}

/** "f***", "sh*t", "a$$hole". */
const isStarred = (word: string): boolean => /^[a-z]+\*+[a-z]*$|^[a-z]*\${2,}[a-z]*$/.test(word);
