/** A model server that says what the example's scripts say, and keeps what it was asked. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MINI_TASKS, miniLines, miniScript } from "./mini.ts";

export interface ChatServer {
  /** The base of its API, ending in /v1. */
  url: string;
  /** The messages of each request so far, in order. */
  asked: { role: string; content: unknown }[][];
  /** Forgets what it was asked and how often. */
  forget(): void;
  close(): Promise<void>;
}

type Row = Record<string, unknown>;

/** Questions by their text, with the answers to each in the order of the epochs. */
function scripts(): { question: string; answers: string[] }[] {
  return MINI_TASKS.flatMap((task) => {
    const said = miniScript(task);
    return miniLines<Row>(`data/${task}.jsonl`).map((row, i) => ({
      question: String(row.question ?? row.passage_and_question),
      answers: said
        .filter(({ id }) => id === i + 1)
        .sort((a, b) => a.epoch - b.epoch)
        .map(({ output }) => output),
    }));
  });
}

export async function startChatServer(): Promise<ChatServer> {
  const known = scripts();
  const asked: ChatServer["asked"] = [];
  const counts = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const { messages, model } = JSON.parse(body) as { messages: Row[]; model: string };
      asked.push(messages as ChatServer["asked"][0]);
      const text = messages.map((m) => String(m.content)).join("\n");
      const found = known.find(({ question }) => text.includes(question));
      const count = counts.get(found?.question ?? "") ?? 0;
      counts.set(found?.question ?? "", count + 1);
      const content = found?.answers[count % found.answers.length] ?? "I do not know.";
      const message = { role: "assistant", content };
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          id: "1",
          object: "chat.completion",
          created: 0,
          model,
          choices: [{ index: 0, message, finish_reason: "stop" }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    forget() {
      asked.length = 0;
      counts.clear();
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}
