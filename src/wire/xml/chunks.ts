/** The text a tokenizer is still looking at, addressed by positions in the whole document. */

export class Chunks {
  private readonly kept: string[] = [];
  /** Position of the first character kept. */
  private start = 0;

  add(chunk: string): void {
    this.kept.push(chunk);
  }

  /** The text between two positions. Lets go of chunks before it: positions must not go back over a chunk. */
  slice(start: number, end: number): string {
    let first = this.kept[0] ?? "";
    while (start - this.start >= first.length && this.kept.length > 1) first = this.shift();
    let text = first.slice(start - this.start, end - this.start);
    while (end - this.start > first.length && this.kept.length > 1) {
      first = this.shift();
      text += first.slice(0, end - this.start);
    }
    return text;
  }

  private shift(): string {
    this.start += this.kept.shift()?.length ?? 0;
    return this.kept[0] ?? "";
  }
}
