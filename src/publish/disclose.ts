/** Makes the proof of one sample: what `verify-sample` checks without log and dataset. */
import { EvalmarkError } from "../errors.ts";
import type { Log } from "../log/index.ts";
import { reportLog, type Scored } from "../score/index.ts";
import type { SpecTask } from "../spec/index.ts";
import { type Claims, FIELDS, type Field, idKey, LeafMaker, type Proof } from "../token/index.ts";
import { asSigned } from "./rescore.ts";
import { SampleTree } from "./sample-tree.ts";
import { sealOf } from "./seal.ts";

export interface Disclosure {
  /** The log the token is of. */
  log: Log;
  claims: Claims;
  task: SpecTask | null;
  /** The dataset's key, where the token binds its rows. */
  key: Uint8Array | null;
  /** The sample's id, as text or as its JSON, and its epoch. */
  id: string;
  epoch: number;
  /** Fields to open besides `id`. */
  fields: readonly Field[];
}

/**
 * Scores the log again, since a leaf holds the verdict, and proves one sample. Throws ERR_REFUSED
 * where log, rows or core are not the ones of the token, ERR_USAGE where there is no such sample.
 */
export async function disclose(request: Disclosure): Promise<Proof> {
  const { claims, epoch, log, task } = request;
  const bound = claims.dataset.root !== null;
  if (bound && request.key === null) {
    throw new EvalmarkError("ERR_USAGE", "the samples are closed with the dataset's rows", {
      cure: "--data ROWS --spec eval.yaml",
    });
  }
  const seal = await sealOf(log, bound ? request.key : null);
  const tree = new SampleTree(seal);
  const found: Scored[] = [];
  await reportLog(log, {
    ...asSigned(claims, task, []),
    seal,
    onLeaves: (leaves) => tree.addLeaves(leaves),
    onScored(scored) {
      for (const one of scored) if (isAsked(one, request.id, epoch)) found.push(one);
    },
  });
  if (tree.root() !== claims.run.samples.root) {
    throw new EvalmarkError("ERR_REFUSED", "these are not the samples of the token", {
      place: { file: log.file },
      cure: "give the log and rows that were signed, to the evalmark with the signed core",
    });
  }
  const one = found.find(({ sample }) => idKey(sample.id) === request.id) ?? found[0];
  const place = one && tree.prove(one.sample.id, epoch);
  if (!one || !place) {
    throw new EvalmarkError("ERR_USAGE", `no sample ${request.id} of epoch ${epoch}`, {
      place: { file: log.file },
      cure: "--sample ID, as the log has it, and --epoch N where there are several",
    });
  }
  const { sample, verdict } = one;
  const maker = new LeafMaker(seal);
  const asked = FIELDS.filter((field) => field === "id" || request.fields.includes(field));
  const fields = asked.flatMap((field) => {
    const opened = maker.open(sample, verdict, field);
    if (!opened) return [];
    const open = Buffer.from(opened.open).toString("base64url");
    return [[field, { open, text: Buffer.from(opened.bytes).toString("utf8") }]];
  });
  return {
    evalmark: "sample",
    v: 1,
    token: claims.jti,
    n: place.size,
    index: place.index,
    leaf: JSON.parse(maker.leaf(sample, verdict)),
    path: place.proof.map((node) => Buffer.from(node).toString("base64url")),
    fields: Object.fromEntries(fields),
  };
}

const isAsked = ({ sample }: Scored, id: string, epoch: number) =>
  sample.epoch === epoch && (`${sample.id}` === id || idKey(sample.id) === id);
