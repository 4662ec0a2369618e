import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { problem } from "@/lib/domain/problem";
import type { SyncStatus } from "@/lib/domain/sync";
import { ReadingSection } from "./reading-section";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const running: SyncStatus = {
  state: "running",
  startedAt: "2026-11-21T10:00:00.000Z",
  finishedAt: null,
  accountsListed: 1284,
  plansRead: 10,
  plansFailed: 0,
  plansTotal: 1284,
  error: null,
  secondsLeft: null,
  perSecond: null,
  pausedBy: null,
  pausedAt: null,
  shrunk: null,
};

let posts: unknown[];
let broken: boolean;
let stop: () => Promise<void>;

beforeEach(async () => {
  posts = [];
  broken = false;
  const server = createServer(async (request, response) => {
    posts.push([request.method, request.url, JSON.parse(await text(request))]);
    if (broken) json(response, 500, problem("internal"));
    else json(response, 200, running);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://127.0.0.1:${port}/ops`,
  );
  stop = async () => {
    server.closeAllConnections();
    await new Promise((ended) => server.close(ended));
  };
});
afterEach(() => stop());

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function open(sync: Partial<SyncStatus>) {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <ReadingSection sync={{ ...running, ...sync }} />
      </QueryClientProvider>,
    ),
  );
  const button = (name: string) =>
    [...host.querySelectorAll("button")].find((each) => each.textContent === name);
  const press = (name: string) => act(async () => button(name)?.click());
  const until = async (shown: () => unknown) => {
    const end = Date.now() + 3_000;
    while (!shown()) {
      if (Date.now() > end) throw new Error(`the page shows: ${host.textContent}`);
      await act(async () => new Promise((go) => setTimeout(go, 5)));
    }
  };
  const type = (words: string) =>
    act(async () => {
      const input = host.querySelector("input");
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, words);
      input?.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const leave = () =>
    act(async () => {
      root.unmount();
      host.remove();
    });
  return { host, press, until, type, leave };
}

describe("an admin", () => {
  test.each([
    ["running", "Pause reading", "pause"],
    ["paused", "Resume reading", "resume"],
    ["done", "Read now", "read"],
  ] as const)("whose reading is %s presses %j and it is asked once", async (state, name, action) => {
    const page = await open({ state });
    await page.press(name);
    await page.until(() => posts.length > 0);
    expect(posts).toEqual([["POST", "/api/sync", { action }]]);
    await page.leave();
  });

  test("reads why nothing was done", async () => {
    broken = true;
    const page = await open({});
    await page.press("Pause reading");
    await page.until(() => page.host.querySelector("[role=alert]"));
    expect(page.host.querySelector("[role=alert]")?.textContent).toMatch(/^Not done: .+\.$/);
    await page.leave();
  });

  test("types how many are gone before a list that shrank is believed", async () => {
    const page = await open({ state: "failed", shrunk: { before: 1284, now: 84 } });
    const accept = "Accept 1,200 fewer sub-accounts";
    await page.press(accept);
    expect(page.host.textContent).toContain("Type 1200, the number of sub-accounts that are gone");
    expect(document.activeElement).toBe(page.host.querySelector("input"));
    await page.type("84");
    await page.press(accept);
    expect(posts).toEqual([]);
    await page.type("1,200");
    await page.press(accept);
    await page.until(() => posts.length > 0);
    expect(posts).toEqual([["POST", "/api/sync", { action: "accept_shrink" }]]);
    await page.leave();
  });
});
