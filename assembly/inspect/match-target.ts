/** The targets of match() and includes() of Inspect AI 0.3.285, prepared once. */
import { limitPassed, spend } from "../budget";
import { stringEnd, stringStart } from "../lists";
import { alloc } from "../memory";
import {
  OPTION_IGNORE_CASE,
  OPTION_IGNORE_CASE_TRUE,
  OPTION_LOCATION,
  OPTION_LOCATION_ANY,
  OPTION_NUMERIC,
  OPTION_NUMERIC_TRUE,
} from "../names.generated";
import { option } from "../sample";
import { foldedEnd, foldText } from "../unicode/casefold";
import { skipStripped, trimStripped } from "../unicode/punctuation";
import { skipSpaces, trimSpaces } from "../unicode/space";
import { prepareAlternatives, RAISING, setNumber, setText, TEXT } from "./alternatives";
import { numberValue, parseNumber, stripNumeric, strippedEnd } from "./numeric-word";
import { prepareSearch } from "./search";
import { NO_NUMBER, RAISES } from "./unicode-number";

/** Is case ignored? The default of both scorers. */
export function ignoresCase(): bool {
  return option(OPTION_IGNORE_CASE, 1) == OPTION_IGNORE_CASE_TRUE;
}

export function matchLocation(): u32 {
  return option(OPTION_LOCATION, 2);
}

/** Targets as match_str of scorer/_common.py cleans them. */
export function prepareMatch(target: usize): usize {
  return prepareAlternatives(target, prepareMatchString);
}

function prepareMatchString(string: usize, entry: usize): bool {
  let p = skipSpaces(stringStart(string), stringEnd(string));
  let end = trimSpaces(p, stringEnd(string));
  if (!spend(<u32>(end - p))) return false;
  if (option(OPTION_NUMERIC, 1) == OPTION_NUMERIC_TRUE) {
    // Marks are taken from a text target too, though not from the output it is compared with.
    const copy = alloc(end - p);
    if (!copy) return false;
    stripNumeric(p, end, copy);
    p = copy;
    end = strippedEnd;
    const how = parseNumber(p, end, true);
    if (limitPassed()) return false;
    if (how != NO_NUMBER) {
      if (how == RAISES) setText(entry, RAISING, 0, 0, 0);
      else setNumber(entry, numberValue);
      return true;
    }
  }
  p = skipStripped(p, end);
  return setSearched(entry, p, trimStripped(p, end), matchLocation() == OPTION_LOCATION_ANY);
}

/** Targets of includes() of scorer/_match.py: folded, nothing stripped. */
export function prepareIncludes(target: usize): usize {
  return prepareAlternatives(target, prepareIncludesString);
}

function prepareIncludesString(string: usize, entry: usize): bool {
  return setSearched(entry, stringStart(string), stringEnd(string), true);
}

/** Sets the text, folded where case is ignored, with a table where it is looked for. */
function setSearched(entry: usize, p: usize, end: usize, isSearched: bool): bool {
  if (ignoresCase()) {
    p = foldText(p, end);
    if (!p) return false;
    end = foldedEnd;
  }
  const table = isSearched ? prepareSearch(p, end) : 0;
  setText(entry, TEXT, p, end, table);
  return !limitPassed();
}
