/** What is read over the network: bounded, over https, and nowhere else. */
export { type Got, get, isAddress } from "./get.ts";
