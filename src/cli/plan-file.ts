/** A plan in its file, which is one line. */
import { readText } from "./files.ts";
import { checkKind } from "./mixed-up.ts";

/** Throws ERR_FILE, and ERR_FORMAT for a file of another kind. */
export async function planIn(file: string): Promise<string> {
  const text = await readText(file);
  checkKind("plan", file);
  return text.replace(/\n$/, "");
}
