import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";

export type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string };
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** The product's address as browsers know it. */
export const origin = `http://localhost:${process.env.PLANDESK_E2E_PORT}`;
/** What a browser adds to a request of our own pages. */
export const ownPage = { origin, "sec-fetch-site": "same-origin" };

/** Sends a request exactly as given, with any method and path, and follows no redirect. */
export async function ask({ method = "GET", path, headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { agent, host: "127.0.0.1", port: process.env.PLANDESK_E2E_PORT, method, path };
    const host = new URL(origin).host;
    const sent = request({ ...options, headers: { host, ...headers } }, (answer) => {
      text(answer).then(
        (whole) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: whole }),
        reject,
      );
    });
    sent.on("error", reject).end(body);
  });
}

/** Signs a demo person in as the sign-in page does, and returns the Cookie header. */
export async function cookieOf(person: string): Promise<string> {
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ person, callbackUrl: "/" }).toString();
  const answer = await ask({
    method: "POST",
    path: "/api/auth/callback/demo",
    headers: { ...ownPage, ...form },
    body,
  });
  const line = answer.headers["set-cookie"]?.find((each) => each.startsWith("plandesk-session="));
  if (!line) throw new Error(`${person} could not sign in: ${answer.status}`);
  return line.split(";", 1)[0] ?? "";
}

/** Sends JSON as one of our own pages would; a GET has no body. */
export function send(method: string, path: string, cookie: string, body: unknown = {}): Promise<Answer> {
  if (method === "GET") return ask({ path, headers: { ...ownPage, cookie } });
  const headers = { ...ownPage, cookie, "content-type": "application/json" };
  return ask({ method, path, headers, body: JSON.stringify(body) });
}
