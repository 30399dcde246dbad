// Optimises the core once more: what the scorers of model outputs call is inlined, since engines
// do not inline calls within a module. asc's own -O3 inlines everywhere, which makes functions so
// large that V8 compiles them badly, and a module of 379 kB where this makes one of 330.
import binaryen from "binaryen";

/** Rooms with much code that a sample of usual kind runs little of: these keep their calls. */
const COLD = [
  ...[
    "ball",
    "modular",
    "inspect",
    "float",
    "normalise",
    "math/call-",
    "math/modular-",
    "math/ball-",
  ],
  ...[
    "regex",
    "faulty",
    "math/rung",
    "math/canonical-",
    "math/parse-derivative",
    "math/parse-unit",
  ],
  ...[
    "scorers/gaia",
    "scorers/drop",
    "scorers/squad",
    "scorers/choice",
    "scorers/option",
    "scorers/span",
  ],
];
/** Sizes of functions, in nodes of the tree: inlined always; without loops and calls; called once. */
const [ALWAYS, LIGHT, ONCE] = [12, 15, 1000];

/** The module with debug names, and without them. In: what asc made, with names. */
export function inlined(bytes) {
  const module = binaryen.readBinaryWithFeatures(bytes, features());
  binaryen.setOptimizeLevel(3);
  binaryen.setShrinkLevel(0);
  binaryen.setAlwaysInlineMaxSize(ALWAYS);
  binaryen.setFlexibleInlineMaxSize(LIGHT);
  binaryen.setOneCallerInlineMaxSize(ONCE);
  binaryen.setAllowInliningFunctionsWithLoops(true);
  binaryen.setDebugInfo(true);
  for (const room of COLD) {
    binaryen.setPassArgument("no-inline", `assembly/${room}*`);
    module.runPasses(["no-inline"]);
  }
  module.optimize();
  const named = module.emitBinary();
  binaryen.setDebugInfo(false);
  return { named, bare: module.emitBinary() };
}

/** Those that the core is compiled with: asc's defaults and vectors of fixed width. */
function features() {
  const { MutableGlobals, SignExt, NontrappingFPToInt, SIMD128 } = binaryen.Features;
  const { BulkMemory, BulkMemoryOpt } = binaryen.Features;
  return MutableGlobals | SignExt | NontrappingFPToInt | BulkMemory | BulkMemoryOpt | SIMD128;
}
