// Installs Debian's Chromium where none is found: a test and `npm run same-bytes` run the core in
// it. CHROMIUM=/path/to/chromium names another one. Node alone needed.
import { spawnSync } from "node:child_process";

const NAMES = process.env.CHROMIUM
  ? [process.env.CHROMIUM]
  : ["chromium", "chromium-browser", "google-chrome"];
const found = () =>
  NAMES.some((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);

/** Runs a command as root, by sudo where we aren't. */
function asRoot(...command) {
  const [program, ...args] = process.getuid?.() === 0 ? command : ["sudo", "-n", ...command];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
}

if (!found()) {
  console.log("installing chromium by apt-get");
  const install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"];
  const done = asRoot("apt-get", "update", "-qq") && asRoot(...install) && found();
  if (!done) {
    console.error("could not install Chromium: install it, or name it: CHROMIUM=/path/to/chromium");
    process.exit(1);
  }
}
