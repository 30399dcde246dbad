import { describe, expect, test } from "vitest";
import { safe, safeJson } from "../../src/cli/view/text.ts";
import { EvalmarkError } from "../../src/errors.ts";
import { readResults } from "../../src/result/yaml/index.ts";
import { evalMembers, inspectSample } from "../support/inspect.ts";
import { fileOf, readLog } from "../support/logs.ts";
import { type ZipMember, zip } from "../support/zip.ts";

const ENTRY = '- dataset: {id: "a/b", task_id: "t"}\n  value: 70.5\n';

/** The fault by which a results file is refused; null where it is read. */
function yamlFault(text: string): string | null {
  try {
    readResults(text, "r.yaml");
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(EvalmarkError);
    expect((error as EvalmarkError).report()).toMatch(/r\.yaml:\d+:\d+: .* \[E_YAML_\w+\]/);
    return (error as EvalmarkError).fault ?? "none";
  }
}

describe("36: YAML", () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi"
    .split("")
    .map((c, i) => `${c}: &${c} [${`*${"abcdefgh"[i]},`.repeat(9)}]\n`)
    .join("")}`;

  test.each<[string, string]>([
    ["billion laughs", bomb],
    ["__proto__", ENTRY.replace("value", "__proto__: {polluted: 1}\n  value")],
    ["a key twice", `${ENTRY}  value: 99\n`],
    ["two documents", `${ENTRY}---\n${ENTRY}`],
    ["a tag", ENTRY.replace("70.5", "!!python/object:os.system 70.5")],
    ["100,000 brackets", "[".repeat(100_000)],
    ["5 MB", `# ${"x".repeat(5_000_000)}\n${ENTRY}`],
    ["a directive", `%YAML 1.1\n---\n${ENTRY}`],
    ["no number", ENTRY.replace("70.5", ".nan")],
    ["a number without end", ENTRY.replace("70.5", "1e400")],
    ["a revision without quotes", ENTRY.replace('"t"', `"t", revision: ${"1".repeat(40)}`)],
  ])("%s", (_, text) => {
    const start = process.cpuUsage();
    expect(yamlFault(text)).toMatch(/^E_YAML_[A-Z0-9_]+$/);
    const { system, user } = process.cpuUsage(start);
    expect((system + user) / 1e6).toBeLessThan(0.5);
    expect(({} as Record<string, unknown>).polluted).toBe(undefined);
  });

  test("an honest file is read", () => {
    expect(yamlFault(ENTRY)).toBe(null);
  });
});

describe("37: archives", () => {
  const good = evalMembers();
  const read = (members: ZipMember[]) => readLog(fileOf(zip(members), ".eval"));
  const sample = { name: "samples/9_epoch_1.json", data: JSON.stringify(inspectSample(9)) };
  const zeros = " ".repeat(200_000_000);

  test.each<[string, ZipMember, string]>([
    ["200 MB in 200 kB", { ...sample, data: zeros }, "E_ARCHIVE_LIMIT"],
    ["a name that leaves", { ...sample, name: "samples/../../x.json" }, "E_ARCHIVE_PATH"],
    ["an absolute name", { ...sample, name: "/etc/x.json" }, "E_ARCHIVE_PATH"],
    ["a link", { ...sample, attributes: 0o120777 }, "E_ARCHIVE_PATH"],
    ["encrypted", { ...sample, flags: 0x801 }, "E_ARCHIVE"],
    ["a size that is a lie", { ...sample, lie: { size: 3 } }, "E_ARCHIVE"],
  ])("%s", async (_, member, fault) => {
    const { error } = await read([...good, member]);
    expect(error).toMatchObject({ code: "ERR_FORMAT", fault });
  });

  test("two members of one name: the last counts, and it is said; an honest archive", async () => {
    const header = good.find(({ name }) => name === "header.json")!;
    const twice = await read([...good, header]);
    expect(twice.error).toBe(null);
    expect(JSON.stringify(twice.header ?? twice)).toMatch(/more than once|twice|last/);
    expect((await read(good)).error).toBe(null);
  });
});

test("40: what a terminal would act on is shown, in text and JSON", () => {
  const hostile = "\u001b]0;x\u0007\u202eabc\u2028</script>\r";
  for (const shown of [safe(hostile), safeJson({ hostile })]) {
    expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028]/u);
  }
  expect(JSON.parse(safeJson({ hostile }))).toEqual({ hostile });
});
