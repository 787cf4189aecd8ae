/**
 * Folds the commonest English endings, and says which words carry no meaning. Coarse on purpose: a stem only has to be
 * the same for forms of one word, and is never shown.
 */

// English as reporters write it, then the function words of other languages that publishers in our countries use.
// Every other word is weighed by how rare it is.
const STOP = new Set(
  `a about above after again against all also am an and any are as at be because been before being below between both
  but by can could did do does doing down during each few for from further had has have having he her here hers herself
  him himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or
  other our ours ourselves out over own said same say says she should so some such than that the their theirs them
  themselves then there these they this those through to too under until up very was we were what when where which while
  who whom why will with would you your yours yourself yourselves one two new first last year years told people according
  mr mrs ms don didn doesn isn wasn aren weren won couldn wouldn shouldn hasn haven hadn ve ll re
  der die das den dem des ein eine einen einem einer eines und oder aber nicht mit von vom zu zum zur im auf fur ist sind
  war wird werden wurde hat haben sich auch als wie bei nach aus noch nur uber um dass es er sie wir ich
  le la les un une des du de et ou mais ne pas que qui dans sur pour par avec au aux ce cette ces son sa ses est sont ete
  il elle ils nous vous plus se leur
  el los las una unos unas y o pero no que en por para con del al lo su sus es son fue ha han como mas este esta sobre
  il lo gli uno di da in con su per tra che non piu sono della delle dei degli nel nella alla al e
  o os um uma dos das em no na nos nas por com para nao mais foi ser pelo pela ao
  het een van en dat op te met voor zijn niet aan ook door bij naar uit maar om er deze
  och att som pa av ar inte till har med ett den det i pa og er til ikke af
  w na z i do ze sie jest nie to jak o po za od
  и в во не на что с со по к как из за для от это у же был а но его`
    .split(/\s+/)
    .filter(Boolean),
);

export const isStopWord = (folded: string): boolean => STOP.has(folded);

/** "armies" → "army", "stormed" → "storm", "police" → "polic". Other scripts come back as they are. */
export function stem(folded: string): string {
  let word = folded;
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  if (
    word.length > 3 &&
    word.endsWith("s") &&
    !word.endsWith("ss") &&
    !word.endsWith("us") &&
    !word.endsWith("is")
  )
    word = word.slice(0, -1);
  if (word.length > 5 && word.endsWith("ing")) word = word.slice(0, -3);
  else if (word.length > 4 && word.endsWith("ed")) word = word.slice(0, -2);
  return word.length > 4 && word.endsWith("e") ? word.slice(0, -1) : word;
}
