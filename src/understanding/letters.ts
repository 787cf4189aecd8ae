/** Letters that Unicode does not take apart but that people type as plain ones: "ø" is "o", "ß" is "ss". Pure. */

const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
  ŋ: "n",
  ə: "e",
};
const LETTERS = /[ßæœøłđðþıħŋə]/g;

/** `text`: in lower case, its accents taken off already. */
export const plainLetters = (text: string): string =>
  text.replace(LETTERS, (letter) => PLAIN[letter] ?? letter);
