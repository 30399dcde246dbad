import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { diffPage } from "../../src/diff/index.ts";
import { describeWithChromium } from "../support/chromium.ts";
import { withPage } from "../support/chromium-page.ts";
import { newFolder } from "../support/command.ts";
import { HOSTILE, reportOf } from "./reports.ts";

describeWithChromium("the page of diff in headless Chromium", (command) => {
  const folder = newFolder();
  const write = (page: string) => {
    const file = join(folder, "page.html");
    writeFileSync(file, page);
    return pathToFileURL(file).href;
  };

  test("formulas are laid out as mathematics; nothing else is asked for, nothing complained of", async () => {
    const address = write(diffPage(reportOf("so $\\frac{3}{7}$, and \\[\\sqrt{x^2+1}\\] <b>")));
    await withPage(command, address, async ({ value, requests, complaints }) => {
      await value("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      const fraction = await value<Record<string, unknown>>(`(() => {
        const one = document.querySelector(".text mfrac");
        const [above, below] = [...one.children].map((c) => c.getBoundingClientRect());
        return { space: one.namespaceURI, stacked: above.bottom <= below.top + 2, wide: above.width > 2 };
      })()`);
      expect(fraction).toEqual({
        space: "http://www.w3.org/1998/Math/MathML",
        stacked: true,
        wide: true,
      });
      expect(await value("document.querySelector('pre').textContent")).toBe(
        "so $\\frac{3}{7}$, and \\[\\sqrt{x^2+1}\\] <b>",
      );
      expect(await value("getComputedStyle(document.querySelector('pre')).whiteSpace")).toBe(
        "pre-wrap",
      );
      expect(requests).toEqual([address]);
      expect(complaints).toEqual([]);
    });
  });

  test("what models say does nothing: no script, picture, link, frame, style or request", async () => {
    const address = write(diffPage(reportOf(HOSTILE.join("\n"))));
    await withPage(command, address, async ({ value, requests, complaints }) => {
      const found = await value<Record<string, number>>(`({
        active: document.querySelectorAll(
          "script, img, svg, iframe, object, embed, a, form, input, link, base, annotation-xml").length,
        styled: document.querySelectorAll("[style], [src], [href], [onclick], [onload]").length,
        heads: document.querySelectorAll("head > *").length,
        owned: Number(document.title === "owned"),
      })`);
      expect(found).toEqual({ active: 0, styled: 0, heads: 6, owned: 0 });
      expect(requests).toEqual([address]);
      expect(complaints).toEqual([]);
    });
  });
});
