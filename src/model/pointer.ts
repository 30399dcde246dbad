/** Pointers of Git LFS, which stand where a repository was cloned without its large files. */

/** The specification allows fewer than 1024 bytes. */
export const POINTER_BYTES = 1024;

const POINTER =
  /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\nsize \d+\n$/;

/** SHA-256 of the file that a pointer stands for, hex; null: it is a file like any other. */
export function pointerOid(content: Uint8Array): string | null {
  if (content.length >= POINTER_BYTES) return null;
  return POINTER.exec(Buffer.from(content).toString("latin1"))?.[1] ?? null;
}
