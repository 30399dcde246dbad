/** LaTeX of anybody as MathML, of which only known elements and attributes are let through. */
import temml from "temml";

/** What is longer is shown as it is written. */
const MOST_CHARS = 1000;
/** Expansions of macros: formulas of models have few, and loops have many. */
const MOST_EXPANSIONS = 100;

/** Of all formulas of a page together: some take a tenth of a millisecond a character. */
const MOST_OF_A_PAGE = 300_000;
/** With macros of its own a short formula is as long as it likes. */
const DEFINES =
  /\\(?:[egx]?def|(?:future)?let|(?:re|provide)?newcommand|providecommand)(?![a-zA-Z])/;

/** Presentation elements of MathML Core and of MathML 3 that Temml writes. */
const ELEMENTS = new Set(
  "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd mpadded mphantom menclose none".split(
    " ",
  ),
);
/** None of them names a place, a script or a style. */
const ATTRIBUTES = new Set(
  "accent accentunder columnalign columnlines display displaystyle fence form largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowlines rspace scriptlevel separator stretchy symmetric".split(
    " ",
  ),
);
const ATTRIBUTE = /\s+([a-zA-Z-]+)="([^"<>]*)"/g;
const TAG = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z-]+="[^"<>]*")*)\s*(\/?)>/g;

/** MathML for a formula; null where it is too long, is no formula, or asks for what isn't let through. */
export function mathml(latex: string, display = false): string | null {
  if (latex.length > MOST_CHARS || latex.trim() === "" || DEFINES.test(latex)) return null;
  let made: string;
  try {
    made = temml.renderToString(latex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      maxExpand: MOST_EXPANSIONS,
      maxSize: [4, 8],
    });
  } catch {
    return null;
  }
  return onlyKnown(made);
}

/** Formulas of one page, as many as it may have; what is behind them stays as it is written. */
export class Formulas {
  #left = MOST_OF_A_PAGE;

  /** As `mathml`. */
  render(latex: string, display = false): string | null {
    if (this.#left < latex.length) return null;
    this.#left -= latex.length;
    return mathml(latex, display);
  }
}

/** The markup with unknown attributes left out; null where it has unknown elements, or is none. */
function onlyKnown(markup: string): string | null {
  let known = true;
  const clean = markup.replace(
    TAG,
    (_, slash: string, name: string, attributes: string, end: string) => {
      if (!ELEMENTS.has(name)) known = false;
      const kept = [...attributes.matchAll(ATTRIBUTE)].filter(([, key]) => ATTRIBUTES.has(key!));
      const text = kept.map(([, key, value]) => ` ${key}="${value}"`).join("");
      return `<${slash}${name}${text}${end}>`;
    },
  );
  // Whatever is left between the tags is text, and must not begin a tag.
  if (!known || /[<>]/.test(clean.replace(TAG, ""))) return null;
  return clean;
}
