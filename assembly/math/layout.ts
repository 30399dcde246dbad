/** Commands that lay out, and the signs of money that are written as commands. */
import { closingBrace } from "../extract/braces";
import { literalLength, skipSpace, startsWith } from "../text/ascii";
import { groupInList, isInList } from "./word-list";

/** Commands whose argument is no part of the answer: colours, distances, numbers of equations. */
const WITH_ARGUMENT =
  " color textcolor hspace vspace mspace hskip phantom hphantom vphantom tag label kern mkern ";
const CURRENCIES = " textdollar dollar | texteuro euro | pounds textsterling | textyen yen ";

/** Where to go on behind the layout command `[name, q)`. */
export function behindArgument(name: usize, q: usize, end: usize): usize {
  if (!isInList(name, q, WITH_ARGUMENT)) return q;
  let open = q < end && load<u8>(q) == 0x2a ? q + 1 : q;
  open = skipSpace(open, end);
  if (open == end || load<u8>(open) != 0x7b) return q;
  const close = closingBrace(open, end);
  return close ? close + 1 : q;
}

/** The end of the `quad` that an unknown command begins with, its blank lost: `\quadx`; or 0. */
export function behindQuad(name: usize, q: usize): usize {
  const p = startsWith(name, q, "qquad") ? name + 5 : name + 4;
  return p < q && (p > name + 4 || startsWith(name, q, "quad")) ? p : 0;
}

/** Where the sign of `currencySign` begins and ends. */
export let signStart: usize = 0;
export let signEnd: usize = 0;

/** Is it a command for a sign of money? Notes the sign itself. */
export function isCurrencySign(name: usize, q: usize): bool {
  const group = groupInList(name, q, CURRENCIES);
  if (group < 0) return false;
  const sign = group == 0 ? "$" : group == 1 ? "€" : group == 2 ? "£" : "¥";
  signStart = changetype<usize>(sign);
  signEnd = signStart + literalLength(sign);
  return true;
}
