import { expect, test } from "vitest";
import { modelOfUrl } from "../../src/source/index.ts";

test("a git address on the Hub says which model's repository it is", () => {
  for (const url of [
    "https://huggingface.co/acme/tiny-1b",
    "https://huggingface.co/acme/tiny-1b.git",
    "https://user:secret@huggingface.co/acme/tiny-1b/",
    "ssh://git@hf.co/acme/tiny-1b",
  ]) {
    expect([url, modelOfUrl(url)]).toEqual([url, "acme/tiny-1b"]);
  }
});

test("another host's, a dataset's, a path of another shape are of none", () => {
  for (const url of [
    "https://github.com/acme/tiny-1b",
    "https://huggingface.co.example.org/acme/tiny-1b",
    "https://example.org/huggingface.co/acme",
    "https://huggingface.co/datasets/acme/bench",
    "https://huggingface.co/acme",
    "https://huggingface.co/acme/../evil",
    "file:///acme/tiny-1b",
    "hf:acme/tiny-1b",
  ]) {
    expect([url, modelOfUrl(url)]).toEqual([url, null]);
  }
});
