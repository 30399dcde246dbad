import fc from "fast-check";

// One seed, so that a run says the same of the same code; FC_SEED=random looks further.
const seed = process.env.FC_SEED ?? "20261122";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });
