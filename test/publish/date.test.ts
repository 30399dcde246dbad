import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { resultDate } from "../../src/publish/index.ts";

beforeEach(() => vi.stubEnv("SOURCE_DATE_EPOCH", ""));
afterEach(() => vi.unstubAllEnvs());

test.each([
  ["2026-01-31", "2026-01-31T00:00:00Z"],
  ["2026-01-31T12:30", "2026-01-31T12:30:00Z"],
  ["2026-01-31T12:30:15", "2026-01-31T12:30:15Z"],
  ["2026-01-31T12:30:15.999Z", "2026-01-31T12:30:15Z"],
  ["2026-01-31T23:30:00-02:00", "2026-02-01T01:30:00Z"],
])("%s is %s, wherever the machine is", (given, utc) => {
  expect(resultDate(given, null)).toBe(utc);
  expect(resultDate(undefined, given)).toBe(utc);
});

test("what is given wins over the environment, the environment over the log", () => {
  vi.stubEnv("SOURCE_DATE_EPOCH", "1700000000");
  expect(resultDate("2026-01-31", "2025-01-01")).toBe("2026-01-31T00:00:00Z");
  expect(resultDate(undefined, "2025-01-01")).toBe("2023-11-14T22:13:20Z");
});

test.each([
  "",
  "yesterday",
  "2026-02-30",
  "2026-13-01",
  "31.01.2026",
  "2026-01-31T25:00:00Z",
  "1700000000",
])("%j is no time", (given) => {
  expect(() => resultDate(given, null)).toThrow(/not an ISO-8601 time/);
});

test("without any time there is none: the clock is not asked", () => {
  expect(() => resultDate(undefined, null)).toThrow(
    expect.objectContaining({ code: "ERR_USAGE", cure: expect.stringContaining("--date") }),
  );
  for (const odd of ["soon", "-1", "1e9", "123456789012"]) {
    vi.stubEnv("SOURCE_DATE_EPOCH", odd);
    expect(() => resultDate(undefined, "2025-01-01")).toThrow(/not seconds/);
  }
});
