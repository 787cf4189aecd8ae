/** What can still be read of JSON that was cut or misspelt: the members before "items", and each item that is whole. */

/** `{…members, items: […]}` out of damaged text; undefined when there is no list of items in it. Linear. */
export function salvageItems(text: string): Record<string, unknown> | undefined {
  const list = /"items"\s*:\s*\[/.exec(text);
  if (!list) return undefined;
  const members: unknown = parseOrNothing(`${text.slice(0, list.index)}"items":[]}`);
  const items: unknown[] = [];
  for (const piece of objectsIn(text, list.index + list[0].length)) {
    const item = parseOrNothing(piece);
    if (item !== undefined) items.push(item);
  }
  return { ...(typeof members === "object" ? members : undefined), items };
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The texts of the objects of a list, from `start` to the list's end or the text's. */
function* objectsIn(text: string, start: number): Generator<string> {
  const mark = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|[{}\]]/g;
  mark.lastIndex = start;
  let depth = 0;
  let from = start;
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const [found] = match;
    if (found === "{" && depth++ === 0) from = match.index;
    else if (found === "}" && --depth === 0) yield text.slice(from, mark.lastIndex);
    else if (depth < 0 || (found === "]" && depth === 0)) return;
  }
}
