// Reads comma-separated values after RFC 4180: quoted cells may hold commas, line ends and doubled quotes.
// Never throws: a quote left open ends with the text.

export type CsvRow = { line: number; cells: string[] };

/** The rows that hold something, each with the line it begins on, from 1. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let rowLine = 1;
  let at = 0;
  while (at <= text.length) {
    let cell = "";
    if (text[at] === '"') {
      let from = ++at;
      for (;;) {
        const quote = text.indexOf('"', at);
        const end = quote < 0 ? text.length : quote;
        at = end + 1;
        if (quote >= 0 && text[at] === '"') {
          at++;
          continue;
        }
        cell = text.slice(from, end).replaceAll('""', '"');
        break;
      }
      for (; from < at; from++) if (text.charCodeAt(from) === 10) line++;
    }
    const start = at;
    while (at < text.length && text[at] !== "," && text[at] !== "\n") at++;
    cells.push(cell + text.slice(start, at).replace(/\r$/, ""));
    if (at < text.length && text[at] === ",") {
      at++;
      continue;
    }
    if (cells.some((one) => one.trim() !== "")) rows.push({ line: rowLine, cells });
    cells = [];
    at++;
    line++;
    rowLine = line;
  }
  return rows;
}

/** One line of it, ended as the RFC says. What a spreadsheet would take for a formula is kept from being one by an apostrophe. */
export const writeCsvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => quote(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)).join(",")}\r\n`;

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
