/** Which scorer `regress` is to test, and on which cases. */
import { type PackedScorer, packScorer } from "../../core/index.ts";
import { loadCorpus, writeScorer as scorerText } from "../../corpus/index.ts";
import { EvalmarkError } from "../../errors.ts";
import {
  casesOf,
  coreScorer,
  familiesOf,
  type Launch,
  launchAdapter,
  launchCommand,
  launchModule,
  launchPython,
  pipeScorer,
  type RegressRequest,
  type Scorables,
  scorables,
  scorerFor,
} from "../../regress/index.ts";
import { readOptions, wholeNumber } from "../arguments.ts";

export interface ScorerGiven {
  scorer?: string;
  option?: string[];
  cmd?: string;
  module?: string;
  python?: string;
  adapter?: string;
  pythonPath?: string;
  family?: string[];
  stops?: boolean;
  timeout: string;
  totalTimeout: string;
}

type Whom = Pick<RegressRequest, "scorer" | "cases" | "named" | "stops"> & { samples: number };

/** Interpreters and their imports are slow to start. */
const START_SECONDS = 60;
const MOST_SECONDS = 86_400;

/** Throws ERR_USAGE for two scorers or no case, ERR_SCORER_UNKNOWN and ERR_OPTION, ERR_FILE for no module. */
export function askWhom(given: ScorerGiven): Whom {
  refuseTwo(given);
  const named = given.family ?? [];
  const silence = 1000 * wholeNumber("--timeout", given.timeout, MOST_SECONDS, 1);
  const total = 1000 * wholeNumber("--total-timeout", given.totalTimeout, MOST_SECONDS, 1);
  const all = scorables(familiesOf(loadCorpus(), named));
  // A family that only tells of bugs would be green for any scorer.
  if (count(all) === 0) {
    throw new EvalmarkError("ERR_USAGE", `no scorer can be asked a case of ${named.join(", ")}`, {
      cure: "leave it out; docs/known-bugs.md says what its cases are about",
    });
  }
  // Our faulty scorers are faithful to harnesses, which cut.
  const stops = given.stops === true || given.scorer?.startsWith("faulty/") === true;
  const common = { named, stops };
  const launch = launchOf(given);
  if (launch) {
    const start = Math.max(silence, 1000 * START_SECONDS);
    const scorer = pipeScorer(nameOf(given), launch, { silence, start, total });
    return { ...common, scorer, cases: all, samples: count(all) };
  }
  const { scorer: name } = given;
  const options = readOptions(given.option);
  if (name === undefined && given.option !== undefined) {
    throw new EvalmarkError("ERR_USAGE", "--option is of a scorer", { cure: "add --scorer NAME" });
  }
  const own = name === undefined ? null : { name, options };
  const packed = own && packScorer(own.name, own.options);
  const cases = own && named.length === 0 ? casesOf(all, own.name) : all;
  const byId = new Map<string, PackedScorer>();
  for (const one of cases.flatMap((c) => c.cases)) byId.set(one.id, scorerFor(one, own));
  // What is no case of the corpus is asked to check relations.
  const [choice, math] = [packed ?? packScorer("choice"), packed ?? packScorer("math")];
  const scorer = coreScorer(
    own ? scorerText(own) : "each case's right scorer",
    (q) => byId.get(q.id) ?? (q.choices ? choice : math),
  );
  return { ...common, scorer, cases, samples: count(cases) };
}

const count = (cases: Scorables) => cases.reduce((sum, c) => sum + c.cases.length, 0);

const PLACES = ["scorer", "cmd", "module", "python", "adapter"] as const;

function refuseTwo(given: ScorerGiven): void {
  const named = PLACES.filter((place) => given[place] !== undefined);
  if (named.length < 2) return;
  throw new EvalmarkError("ERR_USAGE", `one scorer is tested, not --${named.join(" and --")}`, {
    cure: "keep one of them",
  });
}

/** How to start a scorer that is none of the core's; null: it is one. */
function launchOf({
  cmd,
  module,
  python,
  adapter,
  pythonPath,
  option,
}: ScorerGiven): Launch | null {
  const other = cmd ?? module ?? python ?? adapter;
  if (other !== undefined && option !== undefined) {
    throw new EvalmarkError("ERR_USAGE", "--option is of a scorer of the core", {
      cure: "give your own scorer its options yourself",
    });
  }
  const interpreter = () => pythonPath ?? (process.env.PYTHON || "python3");
  if (cmd?.trim() === "") {
    throw new EvalmarkError("ERR_USAGE", "--cmd names no program", {
      cure: "evalmark regress --cmd 'python my_scorer.py'",
    });
  }
  if (cmd !== undefined) return launchCommand(cmd);
  if (module !== undefined) return launchModule(module);
  if (python !== undefined) return launchPython(python, interpreter());
  return adapter === undefined ? null : launchAdapter(adapter, interpreter());
}

const nameOf = ({ cmd, module, python, adapter }: ScorerGiven): string =>
  cmd ?? module ?? python ?? adapter ?? "";
