/** Logistic regression by Newton's method (iteratively reweighted least squares) with an L2 penalty, standardised. */

export type Example = { features: readonly number[]; yes: boolean; weight: number };
export type Fit = { weights: number[]; bias: number };

export function fitLogistic(examples: readonly Example[], penalty: number): Fit {
  const width = examples[0]?.features.length ?? 0;
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const mean = Array.from(
    { length: width },
    (_, k) => examples.reduce((sum, e) => sum + e.weight * (e.features[k] ?? 0), 0) / total,
  );
  const spread = mean.map(
    (m, k) =>
      Math.sqrt(examples.reduce((sum, e) => sum + e.weight * ((e.features[k] ?? 0) - m) ** 2, 0) / total) ||
      1,
  );
  const size = width + 1;
  const beta = new Float64Array(size);
  const row = new Float64Array(size);
  for (let step = 0; step < 20; step++) {
    const table = Array.from({ length: size }, () => new Float64Array(size + 1));
    for (const { features, yes, weight } of examples) {
      let sum = 0;
      for (let k = 0; k < size; k++) {
        row[k] = k < width ? ((features[k] ?? 0) - (mean[k] ?? 0)) / (spread[k] ?? 1) : 1;
        sum += (beta[k] ?? 0) * (row[k] ?? 0);
      }
      const chance = 1 / (1 + Math.exp(-sum));
      const slope = weight * chance * (1 - chance);
      for (let k = 0; k < size; k++) {
        const line = table[k] as Float64Array;
        for (let l = 0; l < size; l++) line[l] = (line[l] ?? 0) + slope * (row[k] ?? 0) * (row[l] ?? 0);
        line[size] = (line[size] ?? 0) + weight * ((yes ? 1 : 0) - chance) * (row[k] ?? 0);
      }
    }
    for (let k = 0; k < width; k++) {
      const line = table[k] as Float64Array;
      line[k] = (line[k] ?? 0) + penalty;
      line[size] = (line[size] ?? 0) - penalty * (beta[k] ?? 0);
    }
    const change = solve(table);
    let moved = 0;
    change.forEach((value, k) => {
      beta[k] = (beta[k] ?? 0) + value;
      moved += Math.abs(value);
    });
    if (moved < 1e-7) break;
  }
  const weights = mean.map((_, k) => (beta[k] ?? 0) / (spread[k] ?? 1));
  return { weights, bias: (beta[width] ?? 0) - weights.reduce((sum, w, k) => sum + w * (mean[k] ?? 0), 0) };
}

/** Gauss–Jordan with pivots over an augmented table. */
function solve(table: Float64Array[]): number[] {
  const size = table.length;
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let r = c; r < size; r++)
      if (Math.abs(table[r]?.[c] ?? 0) > Math.abs(table[pivot]?.[c] ?? 0)) pivot = r;
    [table[c], table[pivot]] = [table[pivot] as Float64Array, table[c] as Float64Array];
    const line = table[c] as Float64Array;
    for (let r = 0; r < size; r++) {
      if (r === c) continue;
      const other = table[r] as Float64Array;
      const factor = (other[c] ?? 0) / (line[c] || 1e-12);
      if (factor !== 0) for (let k = c; k <= size; k++) other[k] = (other[k] ?? 0) - factor * (line[k] ?? 0);
    }
  }
  return table.map((line, k) => (line[size] ?? 0) / (line[k] || 1e-12));
}
