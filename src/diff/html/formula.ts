/** LaTeX of anybody as MathML, of which only known elements and attributes are let through. */
import temml from "temml";

/** What is longer is shown as it is written. */
const MOST_CHARS = 1000;
/** Expansions of macros: formulas of models have few, and loops have many. */
const MOST_EXPANSIONS = 100;

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
  if (latex.length > MOST_CHARS || latex.trim() === "") return null;
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
