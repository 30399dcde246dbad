// A made-up leaderboard of DROP: questions with targets, and what models of given skill answer.

/** Whole numbers below 2^32 that are the same in every run (mulberry32). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TEAMS = ["Harlow Herons", "Ostby Otters", "Penwick Pikes", "Dunmore Ducks", "Lindow Larks"];
const MONTHS = ["January", "March", "May", "August", "October"];

/** Shares of kinds of answers, about as DROP has them. */
const KINDS = [
  [0.56, (next) => `${1 + Math.floor(next() * 90)}`],
  [0.06, (next) => `${Math.floor(next() * 30)}.${1 + Math.floor(next() * 9)}`],
  [0.34, (next) => TEAMS[Math.floor(next() * TEAMS.length)]],
  [0.04, (next) => `${1 + Math.floor(next() * 28)} ${MONTHS[Math.floor(next() * 5)]} 1902`],
];

/**
 * How often a model knows the answer, and how often it goes on behind it: the better ones have
 * learnt the pattern of the examples in the prompt, and write the next one.
 */
export const MODELS = [
  { name: "brook-1b", knows: 0.28, goesOn: 0.02 },
  { name: "brook-3b", knows: 0.36, goesOn: 0.1 },
  { name: "fjord-7b", knows: 0.45, goesOn: 0.3 },
  { name: "fjord-13b", knows: 0.54, goesOn: 0.5 },
  { name: "delta-30b", knows: 0.63, goesOn: 0.7 },
  { name: "delta-40b", knows: 0.7, goesOn: 0.82 },
  { name: "ocean-70b", knows: 0.78, goesOn: 0.92 },
  { name: "ocean-180b", knows: 0.85, goesOn: 0.98 },
];

/** What comes behind an answer: the next example, in the form of the prompt. */
const NEXT = [
  "\n\nPassage: A week later the ferry carried 214 people to the island. It was the last trip of the year.",
  "\nQuestion: How many of them were left in the evening? Answer: 12.",
  "\n\nPassage: In 1931 the mill burnt down and was built again within 2 years. The town paid for it.",
];

/** Samples of all models: { id, model, target, output }, `rows` for each. */
export function leaderboard(rows) {
  const next = random(7);
  const questions = Array.from({ length: rows }, () => {
    const kind = pick(KINDS, next());
    return { target: kind(next), wrong: kind(next), hardness: next() };
  });
  return MODELS.flatMap(({ name, knows, goesOn }) =>
    questions.map(({ target, wrong, hardness }, row) => {
      const answer = hardness < knows ? target : wrong;
      const behind = next() < goesOn ? NEXT[Math.floor(next() * NEXT.length)] : "";
      return { id: `${name}/${row}`, model: name, target: [target], output: answer + behind };
    }),
  );
}

function pick(kinds, share) {
  let left = share;
  for (const [part, make] of kinds) {
    left -= part;
    if (left < 0) return make;
  }
  return kinds[0][1];
}
