/**
 * The gsm8k scorer as one would write it in plain TypeScript: regular expressions to find the
 * number, BigInt to compare it. A yardstick for speed; the core is the scorer.
 */

const CUES = [/####\s*([^\n]*)/g, /(?:answer\s+is|answer:|^A:)\s*([^\n]*)/gim];
const NUMBER = /-?\$?\s*\d[\d,]*(?:\.\d+)?(?:\/\d+)?/g;

/** Is the last number of the output the target's? */
export function twin(target: string, output: string): boolean {
  const answer = lastNumber(output);
  const gold = lastNumber(target);
  return answer !== null && gold !== null && same(answer, gold);
}

function lastNumber(text: string): string | null {
  for (const cue of CUES) {
    const last = [...text.matchAll(cue)].at(-1);
    const number = last?.[1]?.match(NUMBER)?.at(0);
    if (number) return clean(number);
  }
  const number = text.match(NUMBER)?.at(-1);
  return number ? clean(number) : null;
}

function clean(number: string): string {
  return number.replace(/[$,\s]/g, "");
}

function same(a: string, b: string): boolean {
  const [an, ad] = fraction(a);
  const [bn, bd] = fraction(b);
  return an * bd === bn * ad;
}

function fraction(text: string): [bigint, bigint] {
  const [top = "0", bottom = "1"] = text.split("/");
  const point = top.indexOf(".");
  const digits = point < 0 ? 0 : top.length - point - 1;
  return [BigInt(top.replace(".", "")), 10n ** BigInt(digits) * BigInt(bottom)];
}
