import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { act } from "react";
import { createRoot } from "react-dom/client";
import type { AccountDetail } from "@/lib/domain/account";
import { planLines } from "@/lib/domain/plan-lines";
import type { Problem } from "@/lib/domain/problem";
import { accountDetail } from "@/lib/domain/testing";
import { ChangeScreen, type ChangeScreenProps } from "../change-screen";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** A write that reached the pretend API. */
export type Write = { key: string; version: string; reason: string; body: unknown };
/** How a write is answered: with a problem, with a change of this id, or by breaking the connection. */
export type Answer = { problem: Problem } | { changeId: string } | "break";

/** A pretend Plandesk API over HTTP: one sub-account's plans, and writes answered in turn. */
export async function startApi(plans: Record<string, unknown>, answers: Answer[]) {
  const state = { plans, version: "v1" };
  const writes: Write[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === "GET") return json(response, 200, plansOf(state));
    const answer = answers[writes.length] ?? "break";
    writes.push(await writeOf(request));
    if (answer === "break") return void request.socket.destroy();
    if ("problem" in answer) return json(response, answer.problem.status, answer.problem);
    return json(response, 200, { id: answer.changeId });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((ended) => {
      server.closeAllConnections();
      server.close(() => ended());
    });
  return { writes, state, port, stop };
}

function plansOf({ plans, version }: { plans: Record<string, unknown>; version: string }) {
  const lines = planLines(plans).map((line) => ({
    ...line,
    label: "",
    group: "",
    known: true,
    offered: true,
  }));
  return { lines, raw: {}, version, readAt: new Date().toISOString() };
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function writeOf(request: IncomingMessage): Promise<Write> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { "idempotency-key": key, "if-match": version, "change-reason": reason } = request.headers;
  return {
    key: String(key),
    version: String(version),
    reason: decodeURIComponent(String(reason)),
    body: JSON.parse(Buffer.concat(parts).toString()),
  };
}

/** A sub-account with these plans that may take every change. */
export function accountWith(plans: Record<string, unknown>): AccountDetail {
  return accountDetail({ plans: { ...plansOf({ plans, version: "v1" }), raw: plans } });
}

/** Opens a change form in a page of its own; `leave` is what a reload does to it. */
export async function openForm(props: Pick<ChangeScreenProps, "kind" | "account">) {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  const visited: string[] = [];
  const stay = () => undefined;
  const router = {
    push: (path: string) => void visited.push(path),
    replace: stay,
    back: stay,
    forward: stay,
    refresh: stay,
    prefetch: stay,
  };
  await act(async () =>
    root.render(
      <AppRouterContext value={router as never}>
        <QueryClientProvider client={new QueryClient()}>
          <ChangeScreen {...props} bounds={{}} today="2026-11-21" />
        </QueryClientProvider>
      </AppRouterContext>,
    ),
  );
  const leave = () =>
    act(async () => {
      root.unmount();
      host.remove();
    });
  return { host, visited, leave, ...hands(host) };
}

function hands(host: HTMLElement) {
  const field = (id: string) => document.getElementById(id) as HTMLInputElement;
  const type = (id: string, text: string) =>
    act(async () => {
      const prototype = field(id) instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(prototype.prototype, "value")?.set?.call(field(id), text);
      field(id).dispatchEvent(new Event("input", { bubbles: true }));
    });
  const button = (name: string) =>
    [...host.querySelectorAll("button")].find((each) => each.textContent?.startsWith(name));
  const press = (name: string, times = 1) =>
    act(async () => {
      for (let time = 0; time < times; time++) button(name)?.click();
    });
  const choose = (value: string) =>
    act(async () => host.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click());
  const noteOf = (id: string) => document.getElementById(`${id}-note`)?.textContent;
  /** Waits until the page shows what it must, and fails with what it shows instead. */
  const until = async (shown: () => unknown) => {
    const end = Date.now() + 3_000;
    while (!shown()) {
      if (Date.now() > end) throw new Error(`the page shows: ${host.textContent}`);
      await act(async () => new Promise((go) => setTimeout(go, 5)));
    }
  };
  return { field, type, button, press, choose, noteOf, until };
}
