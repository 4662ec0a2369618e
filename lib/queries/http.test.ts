import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "@/lib/domain/problem";
import { getJson, ProblemError, sendJson } from "./http";

let server: Server;
let base: string;
const seen: { method: string | undefined; headers: IncomingMessage["headers"]; body: string }[] = [];

const answers: Record<string, { status: number; body: string }> = {
  "/rows": { status: 200, body: '{"items":[1]}' },
  "/none": { status: 204, body: "" },
  "/refused": { status: 422, body: JSON.stringify(problem("zoom_refused", { changeId: "ch_1" })) },
  "/proxy": { status: 502, body: "<html>Bad gateway</html>" },
  "/cut": { status: 200, body: '{"items":' },
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    seen.push({
      method: request.method,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    const answer = answers[request.url ?? ""];
    if (!answer) return void response.destroy();
    response.writeHead(answer.status).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function failure(answer: Promise<unknown>): Promise<ProblemError> {
  const error = await answer.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof ProblemError)) throw new Error(`no ProblemError but ${error}`);
  return error;
}

describe("a call of our API", () => {
  it("gives the answer's JSON, and nothing for an empty one", async () => {
    expect(await getJson(`${base}/rows`)).toEqual({ items: [1] });
    expect(await getJson(`${base}/none`)).toBeUndefined();
  });

  it("sends a body as JSON, with the headers of a change", async () => {
    await sendJson("PUT", `${base}/rows`, { hosts: 5 }, { "Idempotency-Key": "key-12345" });
    expect(seen.at(-1)).toMatchObject({
      method: "PUT",
      headers: { "content-type": "application/json", "idempotency-key": "key-12345" },
      body: '{"hosts":5}',
    });
  });

  it("throws the problem that was answered, extensions and all", async () => {
    const { problem: found } = await failure(getJson(`${base}/refused`));
    expect(found).toMatchObject({ code: "zoom_refused", status: 422, changeId: "ch_1" });
  });

  it.each(["/proxy", "/cut"])(
    "throws a problem of its own for an answer that is no JSON: %s",
    async (path) => {
      const { problem: found } = await failure(getJson(base + path));
      expect(found.title).toBe("Plandesk's answer could not be read");
    },
  );

  it("says that no answer came, and never that nothing happened", async () => {
    const { problem: found } = await failure(sendJson("POST", `${base}/gone`, {}));
    expect(found).toMatchObject({ status: 0, title: "Plandesk does not answer" });
  });

  it("lets a cancelled read stay a cancelled read", async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(getJson(`${base}/rows`, { signal: stop.signal })).rejects.toMatchObject({
      name: "AbortError",
    });
  });
});
