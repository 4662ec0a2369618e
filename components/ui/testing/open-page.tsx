import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { type UrlUpdateEvent, withNuqsTestingAdapter } from "nuqs/adapters/testing";
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** What the pretend API answers to a request such as "GET /api/sync". */
export type Answer = { status?: number; body: unknown };

/** A pretend Plandesk API over HTTP, asked by every page opened from now on; `stop` ends it. */
export async function startApi(answer: (request: string) => Answer | Promise<Answer>) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const asking = `${request.method} ${request.url}`;
    asked.push(asking);
    const { status = 200, body } = await answer(asking);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `http://127.0.0.1:${port}/`,
  );
  const stop = () =>
    new Promise<void>((ended) => {
      server.close(() => ended());
      server.closeAllConnections();
    });
  return { asked, stop };
}

/**
 * Opens a page or a part of one, with an address, a router and answers of its own.
 * @returns the page, where it led to (`visited`), what its address became (`addresses`), and hands to use it with
 */
export async function openPage(page: ReactNode, search = "") {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  const visited: string[] = [];
  const addresses: string[] = [];
  const Address = withNuqsTestingAdapter({
    searchParams: search,
    hasMemory: true,
    onUrlUpdate: ({ queryString, options }: UrlUpdateEvent) =>
      void addresses.push(`${options.history} ${queryString}`),
  });
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const show = (shown: ReactNode) =>
    act(async () =>
      root.render(
        <AppRouterContext value={routerTo(visited) as never}>
          <QueryClientProvider client={client}>
            <Address>{shown}</Address>
          </QueryClientProvider>
        </AppRouterContext>,
      ),
    );
  await show(page);
  const leave = () =>
    act(async () => {
      root.unmount();
      host.remove();
    });
  return { host, visited, addresses, show, leave, ...hands(host) };
}

function routerTo(visited: string[]) {
  const stay = () => undefined;
  const push = (path: string) => void visited.push(path);
  return { push, replace: stay, back: stay, forward: stay, refresh: stay, prefetch: stay };
}

function hands(host: HTMLElement) {
  const button = (name: string) =>
    [...host.querySelectorAll("button")].find((each) => each.textContent?.startsWith(name));
  const press = (name: string) => act(async () => button(name)?.click());
  const type = (words: string, field = "input") =>
    act(async () => {
      const input = host.querySelector<HTMLInputElement>(field);
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, words);
      input?.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const key = (name: string, at: EventTarget = document.activeElement ?? document) =>
    act(async () => {
      at.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
    });
  /** Waits until the page shows what it must, and fails with what it shows instead. */
  const until = async (shown: () => unknown) => {
    const end = Date.now() + 3_000;
    while (!shown()) {
      if (Date.now() > end) throw new Error(`the page shows: ${host.textContent}`);
      await act(async () => new Promise((go) => setTimeout(go, 5)));
    }
  };
  return { button, press, type, key, until };
}
