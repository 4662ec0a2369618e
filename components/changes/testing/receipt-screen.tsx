import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { act } from "react";
import { createRoot } from "react-dom/client";
import type { Change, ChangeEvidence, PlanAmount } from "@/lib/domain/change";
import type { Problem } from "@/lib/domain/problem";
import { ReceiptPage } from "../receipt/receipt-page";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const base = (hosts: number): PlanAmount[] => [
  { family: "plan_base", path: "plan_base", type: "business_monthly", hosts },
];
const evidence: ChangeEvidence[] = [
  { at: "2026-11-21T10:00:00.000Z", event: "stored", text: "5 fewer hosts" },
  { at: "2026-11-21T10:00:01.000Z", event: "sent", text: "Sent to Zoom: Business Monthly, 15 hosts" },
  { at: "2026-11-21T10:00:21.000Z", event: "no_answer", text: "No answer came" },
  { at: "2026-11-21T10:00:23.000Z", event: "read_back", text: "As before: 20 hosts", seen: "before" },
  { at: "2026-11-21T10:01:30.000Z", event: "read_failed", text: "The plans could not be read: 503" },
];

/** A change of a sub-account with a trying name whose outcome reading could not prove. */
export function needingChange(more: Partial<Change> = {}): Change {
  return {
    id: "ch_1",
    state: "needs_person",
    kind: "change_base_plan",
    accountId: "acc/1",
    accountName: "Bäckerei  Ümlaut & <Söhne>",
    before: base(20),
    after: base(15),
    request: { type: "business_monthly", hosts: 15 },
    reason: "five desks fewer",
    requestedBy: { id: "u", name: "Ines Okafor", role: "partner" },
    zoom: null,
    explanation: null,
    evidence,
    requestId: "r",
    createdAt: "2026-11-21T10:00:00.000Z",
    sentAt: "2026-11-21T10:00:01.000Z",
    settledAt: null,
    settledBy: null,
    settleReason: null,
    nextCheckAt: null,
    ...more,
  };
}

type Asked = { path: string; body: unknown };
type Answer = { change: Change } | { problem: Problem };

/** A pretend Plandesk API: one change as it stands, and posts answered in turn. */
export async function startChangeApi(first: Change, answers: Answer[]) {
  const state = { change: first };
  const posts: Asked[] = [];
  const server = createServer(async (request, response) => {
    if (request.method === "GET") return json(response, 200, state.change);
    const answer = answers[posts.length];
    posts.push({ path: request.url ?? "", body: await bodyOf(request) });
    if (!answer) return void request.socket.destroy();
    if ("problem" in answer) return json(response, answer.problem.status, answer.problem);
    state.change = answer.change;
    return json(response, 200, answer.change);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://127.0.0.1:${port}/changes/ch_1`,
  );
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((ended) => server.close(ended));
  };
  return { posts, state, stop };
}

function json(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString());
}

/** Opens the receipt as somebody who may or may not settle. */
export async function openReceipt(change: Change, may: { mayWrite: boolean; maySettle: boolean }) {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  await act(async () =>
    root.render(
      <AppRouterContext value={{ refresh: () => undefined } as never}>
        <QueryClientProvider client={new QueryClient()}>
          <ReceiptPage
            change={change}
            nextInvoice={null}
            settlers={[{ name: "Jonas Weil", role: "admin" }]}
            {...may}
          />
        </QueryClientProvider>
      </AppRouterContext>,
    ),
  );
  const field = (id: string) => document.getElementById(id) as HTMLInputElement;
  const type = (id: string, text: string) =>
    act(async () => {
      const prototype = field(id) instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
      Object.getOwnPropertyDescriptor(prototype.prototype, "value")?.set?.call(field(id), text);
      field(id).dispatchEvent(new Event("input", { bubbles: true }));
    });
  const choose = (value: string) =>
    act(async () => host.querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click());
  const submit = () => act(async () => host.querySelector("form")?.requestSubmit());
  const button = (name: string) =>
    [...host.querySelectorAll("button")].find((each) => each.textContent?.startsWith(name));
  const press = (name: string) => act(async () => button(name)?.click());
  const until = async (shown: () => unknown) => {
    const end = Date.now() + 3_000;
    while (!shown()) {
      if (Date.now() > end) throw new Error(`the page shows: ${host.textContent}`);
      await act(async () => new Promise((go) => setTimeout(go, 5)));
    }
  };
  const noteOf = (id: string) => document.getElementById(`${id}-note`)?.textContent;
  const leave = () =>
    act(async () => {
      root.unmount();
      host.remove();
    });
  return { host, field, type, choose, submit, button, press, until, noteOf, leave };
}
