/** The chance that a row of the kind has a higher score than one that is not (Mann–Whitney); ties count half. */
export function areaUnder(rows: readonly { score: number; isSo: boolean }[]): number {
  const sorted = rows.toSorted((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let at = 0; at < sorted.length; ) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end += 1;
    for (let one = at; one < end; one++) if (sorted[one]?.isSo) rankSum += (at + 1 + end) / 2;
    at = end;
  }
  const yes = rows.filter((row) => row.isSo).length;
  return (rankSum - (yes * (yes + 1)) / 2) / (yes * (rows.length - yes));
}
