export const GENERATED_NOTICE = "<!-- Made from the code by `npm run docs`. Edit the code, not this file. -->";

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

export const code = (text: string): string => `\`${text}\``;
export const codes = (texts: readonly string[]): string => texts.map(code).join(", ");
export const paragraphs = (...blocks: readonly string[]): string => `${blocks.join("\n\n")}\n`;
