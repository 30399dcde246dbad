/** Python source that the tasks of both harnesses share: functions of a row. */
import { pyText, RowCalls } from "../python-source.ts";
import type { VariantPlan } from "./plan.ts";
import type { VariantTask } from "./sources.ts";

/** The functions of one task, and what they call of evalmark.rows; `row` is what they name a row. */
export class VariantFunctions {
  readonly calls = new RowCalls();

  constructor(
    readonly plan: VariantPlan,
    readonly row: string,
  ) {}

  /** Texts and letters of the options, and the index of the right one. */
  options(): string[] {
    const { plan, row, calls } = this;
    const texts = calls.choices(plan, row);
    return [
      ...define("choices_of", row, `[str(option) for option in ${texts}]`),
      ...define(
        "letters_of",
        row,
        `[${calls.call("letter", "i")} for i in range(len(choices_of(${row})))]`,
      ),
      ...define("gold", row, `letters_of(${row}).index(${calls.target(plan, row)})`),
    ];
  }

  /** What stands before the question; nothing where the variant has no such line. */
  header({ header }: VariantTask): string[] {
    const { subject } = this.plan;
    if (header === null || subject === null) return [];
    if ("literal" in subject) {
      const said = header.replace("{subject}", () => subject.literal.replaceAll("_", " "));
      return define("header", this.row, pyText(said));
    }
    const about = `${this.text(subject.column)}.replace("_", " ")`;
    return [
      "",
      `def header(${this.row}):`,
      `    subject = ${about}`,
      `    return f${JSON.stringify(header)}`,
      "",
    ];
  }

  prompt({ prompt, strip }: VariantTask): string[] {
    const { row } = this;
    const lines = `"\\n".join(f"{name}. {option}" for name, option in zip(letters_of(${row}), choices_of(${row})))`;
    return [
      "",
      `def prompt(${row}):`,
      `    asked = ${this.text(this.plan.question)}${strip ? ".strip()" : ""}`,
      ...(prompt.includes("{options}") ? [`    options = ${lines}`] : []),
      `    return f${JSON.stringify(prompt.replace("{question}", "{asked}"))}`,
      "",
    ];
  }

  /** A cell that must hold text. */
  text(column: string): string {
    return this.calls.call("text", this.row, pyText(column));
  }
}

export function define(name: string, row: string, expression: string): string[] {
  return ["", `def ${name}(${row}):`, `    return ${expression}`, ""];
}

/** The lines at the head of a file: where it comes from, who reads its log, whose prompt it is. */
export function variantHead(
  { origin, name, variant, shots }: VariantPlan,
  sources: readonly string[],
): string[] {
  const file = origin.spec.replace(/^.*[\\/]/, "").replace(/[^\w.-]/g, "_");
  return [
    `${name}: a task of ${file}, SHA-256 ${origin.specDigest},`,
    `translated by evalmark, core ${origin.core}, as the variant`,
    `"${variant}" asks it, ${shots ? `with ${shots.count} examples` : "without examples"}. \`evalmark methods\` reads its log.`,
    ...sources,
  ];
}
