/** Tells the story on stdout: numbered steps, facts below them, links beside them. */
export class Narrator {
  private stepCount = 0;

  title(text: string): void {
    const rule = "─".repeat(text.length + 2);
    this.print(`\n${rule}\n ${text}\n${rule}`);
  }

  /** One thing that happened and was checked. */
  step(sentence: string): void {
    this.stepCount += 1;
    this.print(`\n${String(this.stepCount).padStart(2)}. ${sentence}`);
  }

  fact(name: string, text: string): void {
    this.print(`      ${name.padEnd(NAME_WIDTH)} ${text}`);
  }

  rows(rows: readonly (readonly string[])[]): void {
    const widths = rows.reduce<number[]>((found, row) => row.map((cell, index) => Math.max(found[index] ?? 0, cell.length)), []);
    for (const row of rows) this.print(`        ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  ")}`.trimEnd());
  }

  line(text: string): void {
    this.print(`    ${text}`);
  }

  print(text: string): void {
    process.stdout.write(`${text}\n`);
  }
}

const NAME_WIDTH = 10;
