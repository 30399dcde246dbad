// npm start: from a clean clone to the main job on the embedded example.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { prepare } from "./prepare.mjs";

prepare();
const demo = fileURLToPath(new URL("../examples/mini/demo.mjs", import.meta.url));
process.exit(spawnSync(process.execPath, [demo], { stdio: "inherit" }).status ?? 1);
