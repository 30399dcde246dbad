import { expect, test } from "vitest";
import { openToken, signToken, TokenRefused } from "../../src/token/index.ts";
import { honestClaims, privateJwk, publicJwk } from "./fixture.ts";

/** All characters of a token, and some that are none. */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\0é";
const honest = await signToken(honestClaims(), privateJwk);

async function opens(token: string): Promise<boolean> {
  try {
    await openToken(token, publicJwk);
    return true;
  } catch (error) {
    if (error instanceof TokenRefused) return false;
    throw error;
  }
}

/** The edits of one place that open; of each kind all characters of the alphabet. */
async function accepted(edit: (at: number, character: string) => string): Promise<string[]> {
  const out: string[] = [];
  for (let at = 0; at <= honest.length; at++) {
    for (const character of ALPHABET) {
      const edited = edit(at, character);
      if (edited !== honest && (await opens(edited))) out.push(`${at} ${character}`);
    }
  }
  return out;
}

test("no character can be another: the alphabet times the length, none accepted", async () => {
  expect(await opens(honest)).toBe(true);
  expect(await accepted((at, c) => honest.slice(0, at) + c + honest.slice(at + 1))).toEqual([]);
});

test("none can be put in, anywhere", async () => {
  expect(await accepted((at, c) => honest.slice(0, at) + c + honest.slice(at))).toEqual([]);
});

test("none can be left out, and no two exchanged", async () => {
  const edits = Array.from(honest, (_, at) => [
    honest.slice(0, at) + honest.slice(at + 1),
    honest.slice(0, at) + (honest[at + 1] ?? "") + honest[at] + honest.slice(at + 2),
  ]).flat();
  for (const edited of edits) {
    if (edited !== honest) expect(await opens(edited)).toBe(false);
  }
});
