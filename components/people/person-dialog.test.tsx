import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ListedPerson } from "@/lib/domain/people";
import { type Problem, problem } from "@/lib/domain/problem";
import { PersonDialog } from "./person-dialog";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const sam: ListedPerson = {
  id: "7d1c",
  name: "Sam Adeyemi",
  email: "sam@halden.example",
  role: "support",
  groupRole: "support",
  roleGivenBy: null,
  disabledAt: null,
  lastSignInAt: "2026-11-21T10:00:00.000Z",
  sessions: [
    {
      id: "s1",
      startedAt: "2026-11-21T10:00:00.000Z",
      seenAt: "2026-11-21T10:00:00.000Z",
      ip: "203.0.113.9",
      device: "Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36",
      own: false,
    },
  ],
};

let asked: unknown[];
let refusal: Problem | null;
let stop: () => Promise<void>;

beforeEach(async () => {
  asked = [];
  refusal = null;
  const server = createServer(async (request, response) => {
    asked.push([request.method, request.url, JSON.parse((await text(request)) || "null")]);
    if (refusal) answer(response, refusal.status, refusal);
    else answer(response, 200, request.method === "PATCH" ? { items: [sam] } : { ended: 1 });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://127.0.0.1:${port}/settings`,
  );
  stop = async () => {
    server.closeAllConnections();
    await new Promise((ended) => server.close(ended));
  };
});
afterEach(() => stop());

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function open(more: Partial<ListedPerson> = {}) {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  let closed = 0;
  const onClose = () => {
    closed += 1;
  };
  await act(async () =>
    root.render(
      <QueryClientProvider client={new QueryClient()}>
        <PersonDialog person={{ ...sam, ...more }} onClose={onClose} />
      </QueryClientProvider>,
    ),
  );
  const press = (name: string) =>
    act(async () =>
      [...host.querySelectorAll("button")].find((each) => each.textContent?.startsWith(name))?.click(),
    );
  const choose = (value: string) =>
    act(async () => {
      const select = host.querySelector("select");
      if (select) select.value = value;
      select?.dispatchEvent(new Event("change", { bubbles: true }));
    });
  const until = async (shown: () => unknown) => {
    const end = Date.now() + 3_000;
    while (!shown()) {
      if (Date.now() > end) throw new Error(`the dialog shows: ${host.textContent}`);
      await act(async () => new Promise((go) => setTimeout(go, 5)));
    }
  };
  const leave = () =>
    act(async () => {
      root.unmount();
      host.remove();
    });
  return { host, press, choose, until, leave, closedTimes: () => closed };
}

describe("an admin who manages somebody", () => {
  it.each([
    ["partner", { role: "partner" }],
    ["none", { role: null }],
  ])("gives the role %s, and the dialog closes when it is given", async (value, body) => {
    const dialog = await open();
    await dialog.choose(value);
    await dialog.press("Save role");
    await dialog.until(() => dialog.closedTimes() === 1);
    expect(asked).toEqual([["PATCH", "/api/people/7d1c", body]]);
    await dialog.leave();
  });

  it("gives back the role of the groups, which the choice names", async () => {
    const dialog = await open({ role: "admin", roleGivenBy: "Jonas Weil" });
    expect(dialog.host.querySelector("select")?.value).toBe("admin");
    expect(dialog.host.textContent).toContain("What their groups give: Support");
    await dialog.choose("groups");
    await dialog.press("Save role");
    await dialog.until(() => asked.length === 1);
    expect(asked).toEqual([["PATCH", "/api/people/7d1c", { roleFrom: "groups" }]]);
    await dialog.leave();
  });

  it("who saves the role they have asks for nothing", async () => {
    const dialog = await open();
    await dialog.press("Save role");
    await dialog.until(() => dialog.closedTimes() === 1);
    expect(asked).toEqual([]);
    await dialog.leave();
  });

  it("is led to sign in again, and back to this person", async () => {
    refusal = problem("sign_in_again", { detail: "This needs a sign-in of the last five minutes" });
    const dialog = await open();
    await dialog.choose("finance");
    await dialog.press("Save role");
    await dialog.until(() => dialog.host.querySelector("a"));
    expect(dialog.host.querySelector("a")?.getAttribute("href")).toBe(
      "/sign-in?again=1&callbackUrl=%2Fsettings%3Fperson%3D7d1c",
    );
    expect(dialog.host.textContent).toContain("Not done: Sign in again to go on.");
    expect(dialog.closedTimes()).toBe(0);
    await dialog.leave();
  });

  it("reads that the last admin has to stay, and the choice is kept", async () => {
    refusal = problem("last_admin", { detail: "Make somebody else admin before Sam Adeyemi goes" });
    const dialog = await open({ role: "admin", groupRole: "admin" });
    await dialog.choose("support");
    await dialog.press("Save role");
    await dialog.until(() => dialog.host.querySelector("[role=alert]"));
    expect(dialog.host.querySelector("[role=alert]")?.textContent).toBe(
      "Not done: Plandesk needs an admin. Make somebody else admin before Sam Adeyemi goes.",
    );
    expect(dialog.host.querySelector("select")?.value).toBe("support");
    expect(dialog.closedTimes()).toBe(0);
    await dialog.leave();
  });

  it("ends their sessions and stays to see it", async () => {
    const dialog = await open();
    expect(dialog.host.textContent).toContain("Chrome on Windows");
    await dialog.press("End all sessions");
    await dialog.until(() => asked.length === 1);
    expect(asked).toEqual([["DELETE", "/api/people/7d1c/sessions", {}]]);
    expect(dialog.closedTimes()).toBe(0);
    await dialog.leave();
  });

  it.each([
    [null, "Disable", true],
    ["2026-11-20T10:00:00.000Z", "Let in again", false],
  ])("of somebody disabled at %s presses %j", async (disabledAt, name, disabled) => {
    const dialog = await open({ disabledAt, sessions: [] });
    expect(dialog.host.textContent).toContain("Signed in nowhere.");
    await dialog.press(name);
    await dialog.until(() => asked.length === 1);
    expect(asked).toEqual([["PATCH", "/api/people/7d1c", { disabled }]]);
    await dialog.leave();
  });
});
