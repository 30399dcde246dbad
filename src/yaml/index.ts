/** Reading YAML as Inspect AI and huggingface_hub read it, with the places of every value. */
export { MAX_BYTES, MAX_DEPTH } from "./bounds.ts";
export { PythonDate, readPlain } from "./python.ts";
export { readYaml, type YamlRead } from "./read.ts";
export {
  keySpotOf,
  mergesInto,
  nodeAt,
  type Spot,
  show,
  spotOf,
  toData,
  type YamlList,
  type YamlMap,
  type YamlNode,
  type YamlPath,
  type YamlScalar,
} from "./tree.ts";
