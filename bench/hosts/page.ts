/** The page that scores batches in a browser; it talks to bench/hosts/chromium.ts. */

export const PAGE = `<!doctype html>
<meta charset="utf-8">
<title>evalmark</title>
<script type="module">
const bytesOf = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const send = (path, body) => fetch(path, { method: "POST", body });
try {
  const count = Number(await (await fetch("/count")).text());
  const { instance } = await WebAssembly.instantiate(await bytesOf("/core"));
  const { memory, reserve, score } = instance.exports;
  for (let i = 0; i < count; i++) {
    const batch = await bytesOf("/batch/" + i);
    const at = reserve(batch.length);
    new Uint8Array(memory.buffer).set(batch, at);
    const records = score(at, batch.length);
    if (records === 0) throw new Error("batch " + i + " is malformed");
    const samples = new DataView(batch.buffer).getUint32(0, true);
    await send("/records/" + i, new Uint8Array(memory.buffer, records, samples * 40).slice());
  }
  await send("/done", navigator.userAgent);
} catch (error) {
  await send("/failed", String(error && error.stack));
}
</script>
`;
