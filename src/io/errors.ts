/** Why a file can't be written, in words. */
import { EvalmarkError } from "../errors.ts";

const REASONS: Record<string, [message: string, cure: string]> = {
  EISDIR: ["it is a folder", "name a file"],
  EEXIST: ["a file stands where a folder is needed", "name another folder"],
  ENOTDIR: ["a file stands where a folder is needed", "name another folder"],
  ENOENT: ["there is no such folder", "make the folder first"],
  EACCES: ["no permission", "name a folder that you may write to"],
  EPERM: ["no permission", "name a folder that you may write to"],
  EROFS: ["the file system is read-only", "name a folder that you may write to"],
  ENOSPC: ["no space is left on the device", "free some space, or name another place"],
  EDQUOT: ["the quota is used up", "free some space, or name another place"],
  ENAMETOOLONG: ["the name is too long", "choose a shorter one"],
};

/** ERR_FILE (exit 3) for an error of the file system, or for its code alone. */
export function writeError(file: string, cause: { code?: string | undefined; message?: string }) {
  const [message, cure] = REASONS[cause.code ?? ""] ?? [
    cause.message ?? "unknown reason",
    "name another file",
  ];
  return new EvalmarkError("ERR_FILE", `can't write: ${message}`, { place: { file }, cure, cause });
}
