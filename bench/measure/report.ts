/** What `npm run measure` finds, as Markdown: told to the terminal as it comes, kept for a file. */

export class Report {
  readonly #parts: string[] = [];

  /** A heading of the second level. */
  section(title: string): void {
    this.#add(`## ${title}`);
  }

  /** A paragraph. */
  say(text: string): void {
    this.#add(text);
  }

  /** A table; numbers are written as they come. */
  table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
    if (rows.length === 0) return;
    const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(" | ")} |`;
    this.#add([line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"));
  }

  /** A list, or `none` where it is empty. */
  list(items: readonly string[], none: string): void {
    this.#add(items.length > 0 ? items.map((i) => `- ${i}`).join("\n") : none);
  }

  /** All of it, under `head`. */
  markdown(head: string): string {
    return `${[head, ...this.#parts].join("\n\n")}\n`;
  }

  #add(part: string): void {
    this.#parts.push(part);
    console.log(`\n${part}`);
  }
}

const cell = (value: string | number): string => String(value).replaceAll("|", "\\|");

/** A share in percent with two decimals, rounded down so that none is flattered. */
export function percent(part: number, all: number): string {
  return all === 0 ? "" : `${(Math.floor((10_000 * part) / all) / 100).toFixed(2)} %`;
}
