/** Places of an output at which an answer could stand, as byte offsets. */

export type PlaceKind = "box" | "hashes" | "tag" | "cue" | "formula" | "number";

export interface Place {
  kind: PlaceKind;
  span: [number, number];
  value: string;
}

/** Most places that are listed: the last ones, which decide. */
const MOST = 40;
/** Bytes at the end of a text that are looked through; a longer one has its answer there. */
const REACH = 1 << 18;
/** Most bytes of a value. */
const VALUE = 4096;

/** Words in the bytes of UTF-8, one character each: offsets in such a text are those of bytes. */
const bytes = (words: string) => Buffer.from(words).toString("latin1");

const REASONING_END =
  /<\/(?:think|thinking|reasoning|reason|thoughts?|scratchpad|analysis)>|<\|channel\|>final(?:<\|message\|>)?/gi;
const TURN_END =
  /\S\s*(<\|(?:im_end|eot_id|eot|endoftext|end_of_text|end|return)\|>|<end_of_turn>)/;
const CUE = new RegExp(
  bytes(
    "\\b(?:final |correct )?answers?\\b[^.\\n?,$]{0,60}?(?:\\bis\\b|\\bare\\b|\\bwas\\b|\\bbe\\b|[:=])" +
      "|\\b(?:respuesta|resposta|risposta|antwoord|antwort|réponse|cevap|odpowiedź|ответ)[^.\\n?,$\\d]{0,48}?" +
      "(?: es | é | è | est | ist | lautet | is | to |:)" +
      "|(?:答案|答え|正解|정답|답)[^\\n\\d$]{0,24}?(?:是|为|は|은|:|：)",
  ),
  "gi",
);
const NUMBER = /[-+]?\d+(?:,\d{3})*(?:\.\d+)?%?/g;
const FORMULA = /\$\$[^$]+\$\$|\$[^$\n]+\$|\\\([\s\S]{1,200}?\\\)|\\\[[\s\S]{1,200}?\\\]/g;

/** The places, in the order of the text, and `[start, end)` of the model's last message. */
export function findPlaces(text: Uint8Array): { places: Place[]; start: number; end: number } {
  const skipped = Math.max(0, text.length - REACH);
  const all = Buffer.from(text.buffer, text.byteOffset, text.length).toString("latin1", skipped);
  const start = [...all.matchAll(REASONING_END)].map((m) => m.index + m[0].length).at(-1) ?? 0;
  const over = TURN_END.exec(all.slice(start));
  const end = over ? start + over.index + over[0].length - over[1]!.length : all.length;
  const announced = [...boxes(all), ...lines(all), ...tags(all), ...cues(all)];
  const loose = [
    ...lastOf(all, FORMULA, "formula", start, end),
    ...lastOf(all, NUMBER, "number", start, end),
  ];
  const free = loose.filter((p) => !announced.some((a) => overlap(a.span, p.span)));
  const places = [...announced, ...free]
    .sort((a, b) => a.span[0] - b.span[0])
    .slice(-MOST)
    .map(({ kind, span: [from, to], value }) => ({
      kind,
      span: [from + skipped, to + skipped] as [number, number],
      value: Buffer.from(value, "latin1").toString("utf8").trim(),
    }));
  return { places, start: start + skipped, end: end + skipped };
}

function overlap(a: [number, number], b: [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function* boxes(text: string): Generator<Place> {
  for (const { index = 0, 0: command } of lastMatches(text, /\\(?:boxed|fbox)(?![a-zA-Z])\s*/g)) {
    const open = index + command.length;
    if (text[open] !== "{") {
      const bare = /^[\w.-]+/.exec(text.slice(open, open + 40))?.[0] ?? "";
      yield { kind: "box", span: [index, open + bare.length], value: bare };
      continue;
    }
    const close = closing(text, open);
    const to = close < 0 ? lineEnd(text, open) : close + 1;
    yield { kind: "box", span: [index, to], value: close < 0 ? "" : text.slice(open + 1, close) };
  }
}

/** Index of the brace that closes the one at `open`, or -1; looks no further than 4 kB. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length && i - open < VALUE; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "{") depth++;
    else if (text[i] === "}" && --depth === 0) return i;
  }
  return -1;
}

function* lines(text: string): Generator<Place> {
  for (const { index = 0 } of lastMatches(text, /####(?!#)/g)) {
    const to = lineEnd(text, index);
    const value = text.slice(index + 4, to);
    if (/\d|\$|\\/.test(value)) yield { kind: "hashes", span: [index, to], value };
  }
}

function* tags(text: string): Generator<Place> {
  for (const { index = 0 } of lastMatches(text, /<answer>/gi)) {
    const within = text
      .slice(index, index + VALUE)
      .toLowerCase()
      .indexOf("</answer>");
    const close = within < 0 ? -1 : index + within;
    const to = close < 0 ? lineEnd(text, index) : close + 9;
    const value = text.slice(index + 8, close < 0 ? to : close);
    yield { kind: "tag", span: [index, to], value };
  }
}

/** A cue with what stands behind it, to the end of its sentence. */
function* cues(text: string): Generator<Place> {
  for (const { index = 0, 0: words } of lastMatches(text, CUE)) {
    const from = index + words.length;
    const lead = /^[\s:*]*/.exec(text.slice(from, from + 200))![0].length;
    const rest = text.slice(from + lead, lineEnd(text, from + lead));
    const stop = /[.!?](?=\s|$)/.exec(rest)?.index ?? rest.length;
    const value = rest.slice(0, stop).replace(/\*+$/, "");
    yield { kind: "cue", span: [index, from + lead + stop], value };
  }
}

function lastOf(text: string, what: RegExp, kind: PlaceKind, start: number, end: number): Place[] {
  const last = [...text.slice(start, end).matchAll(what)].at(-1);
  if (!last) return [];
  const from = start + last.index;
  return [{ kind, span: [from, from + last[0].length], value: last[0] }];
}

/** End of the line at `from`, or of what is read of it. */
function lineEnd(text: string, from: number): number {
  const line = text.slice(from, from + VALUE);
  const at = line.indexOf("\n");
  return from + (at < 0 ? line.length : at);
}

/** The last matches, all that can be listed. */
function lastMatches(text: string, what: RegExp): RegExpMatchArray[] {
  return [...text.matchAll(what)].slice(-MOST);
}
