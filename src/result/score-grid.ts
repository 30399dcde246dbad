/** Scores of samples by row and epoch, one small number each, and how many rows look alike. */
import { Grid, PAGE_ROWS } from "../log/grid.ts";
import { Fraction } from "./fraction.ts";

/** A sample's number in the grid, where it has no score of its own; 0: there is no sample. */
export const NO_SAMPLE = 0;
export const ERRORED = 1;
export const UNDECIDED = 2;
const WRONG = 3;
const RIGHT = 4;

/** Rows that look alike are counted together, for so many different beginnings of rows. */
const MOST_NODES = 50_000;

/** A row's numbers, in the order of its epochs, and how many rows have the same. */
export interface Pattern {
  codes: readonly number[];
  rows: number;
}

interface Node {
  parent: Node | null;
  epoch: number;
  code: number;
  next: Map<number, Node> | null;
  rows: number;
  /** Of the tree: those beyond the limit stand on their own. */
  kept: boolean;
}

export class ScoreGrid {
  readonly #grid = new Grid();
  /** By number; the scores of those above, of which three count as 0, first. */
  readonly #scores = [Fraction.ZERO, Fraction.ZERO, Fraction.ZERO, Fraction.ZERO, Fraction.ONE];
  readonly #codes = new Map<string, number>();

  /** Notes a sample; false where the row has one of this epoch, which stays. */
  add(row: number, epoch: number, score: Fraction | typeof ERRORED | typeof UNDECIDED): boolean {
    if (this.#grid.get(row, epoch) !== NO_SAMPLE) return false;
    this.#grid.set(row, epoch, typeof score === "number" ? score : this.#codeOf(score));
    return true;
  }

  /** The score that a number stands for. */
  score(code: number): Fraction {
    return this.#scores[code]!;
  }

  /** What rows 0 to `rows` - 1 have in epochs 1 to `epochs`. Each row is in one pattern. */
  *patterns(rows: number, epochs: number): Generator<Pattern, void, undefined> {
    const root = newNode(null, 0, NO_SAMPLE);
    const nodes = [root];
    const after = (node: Node, epoch: number, code: number): Node => {
      const key = epoch * 2 ** 32 + code;
      const known = node.next?.get(key);
      if (known) return known;
      const next = newNode(node, epoch, code);
      if (nodes.length < MOST_NODES) {
        node.next ??= new Map();
        node.next.set(key, next);
        next.kept = true;
        nodes.push(next);
      }
      return next;
    };
    for (let row = 0, present: number[] = []; row < rows; row++) {
      if (row % PAGE_ROWS === 0) {
        const page = row / PAGE_ROWS;
        present = this.#grid.epochs(page);
        const [epoch] = present;
        // Most logs have one epoch: whole pages are counted at once.
        if (present.length === 1 && row + PAGE_ROWS <= rows) {
          for (const [code, times] of this.#grid.count(page, epoch!)) {
            const node = code === NO_SAMPLE ? root : after(root, epoch!, code);
            if (node.kept) node.rows += times;
            else yield { codes: codesOf(node, epochs), rows: times };
          }
          row += PAGE_ROWS - 1;
          continue;
        }
      }
      let node = root;
      for (const epoch of present) {
        const code = this.#grid.get(row, epoch);
        if (code !== NO_SAMPLE) node = after(node, epoch, code);
      }
      if (node.kept) node.rows++;
      else yield { codes: codesOf(node, epochs), rows: 1 };
    }
    for (const node of nodes) {
      if (node.rows > 0) yield { codes: codesOf(node, epochs), rows: node.rows };
    }
  }

  #codeOf(score: Fraction): number {
    if (score === Fraction.ZERO) return WRONG;
    if (score === Fraction.ONE) return RIGHT;
    const name = `${score}`;
    let code = this.#codes.get(name);
    if (code === undefined) {
      code = this.#scores.push(score) - 1;
      this.#codes.set(name, code);
    }
    return code;
  }
}

function newNode(parent: Node | null, epoch: number, code: number): Node {
  return { parent, epoch, code, next: null, rows: 0, kept: parent === null };
}

function codesOf(node: Node, epochs: number): number[] {
  const codes: number[] = new Array(epochs).fill(NO_SAMPLE);
  for (let at: Node | null = node; at?.parent; at = at.parent) codes[at.epoch - 1] = at.code;
  return codes;
}
