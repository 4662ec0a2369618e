import { setTimeout as wait } from "node:timers/promises";
import type { AccountDetail, AccountPlans } from "@/lib/domain/account";
import { apiAccountPath } from "@/lib/domain/paths";
import type { Problem } from "@/lib/domain/problem";
import type { Door, Press, Told, View } from "@/lib/launch/chaos/door";

const ROUTES = {
  subscribe: ["POST", "/plans"],
  change_base_plan: ["PUT", "/plans/base"],
  add_addon: ["POST", "/plans/addons"],
  update_addon: ["PUT", "/plans/addons"],
} as const;

// A page that got no answer, or was told that the database is away, asks again with the same key.
const TRIES = 40;
const AGAIN_AFTER_MS = 500;
// Neither says anything of the change: it was not looked at.
const AGAIN = new Set(["database_unavailable", "too_many_requests"]);
const LONGEST_MS = 60_000;

/** Signs a demo person in as the sign-in page does, and returns the cookies. */
export async function signIn(base: string, origin: string, person: string): Promise<string> {
  const first = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, person, json: "true" });
  const headers = { origin, cookie: cookiesOf(first), "content-type": "application/x-www-form-urlencoded" };
  const answer = await fetch(`${base}/api/auth/callback/demo`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  const cookies = cookiesOf(answer);
  if (!cookies.includes("session")) throw new Error(`${person} could not sign in: ${answer.status}`);
  return cookies;
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(";")[0] ?? "")
    .join("; ");
}

/**
 * The way in over HTTP, as a browser's page of `origin` with these cookies takes it. `mostTries` is how often it asks
 * when no answer comes.
 */
export function httpDoor(base: string, origin: string, cookie: string, mostTries = TRIES): Door {
  const own = { cookie, origin, "sec-fetch-site": "same-origin" };
  return {
    async view(accountId, live) {
      const path = `${base}${apiAccountPath(accountId)}${live ? "/plans" : ""}`;
      const answer = await ask(path, { headers: own });
      if (answer?.status !== 200) return null;
      const found = answer.body as AccountPlans | AccountDetail;
      const plans = "version" in found ? found : found.plans;
      return plans && ({ accountId, version: plans.version, lines: plans.lines } satisfies View);
    },
    async press(press) {
      for (let tries = 1; ; tries++) {
        const told = await pressOnce(base, own, press);
        if ((told.status !== 0 && !AGAIN.has(told.code ?? "")) || tries === mostTries) return told;
        await wait(AGAIN_AFTER_MS);
      }
    },
  };
}

async function pressOnce(base: string, own: Record<string, string>, press: Press): Promise<Told> {
  const { view, wish, key } = press;
  const [method, end] = ROUTES[wish.kind];
  const headers = {
    ...own,
    "content-type": "application/json",
    "idempotency-key": key,
    "if-match": `"${view.version}"`,
    "change-reason": "Chaos",
  };
  const body = JSON.stringify(wish.request);
  const answer = await ask(`${base}${apiAccountPath(view.accountId)}${end}`, { method, headers, body });
  if (!answer) return { status: 0, code: null, changeId: null };
  if (answer.status < 300)
    return { status: answer.status, code: null, changeId: (answer.body as { id: string }).id };
  const { code, changeId = null } = answer.body as Problem;
  return { status: answer.status, code, changeId };
}

/** null: no whole answer came, the process was killed or is not up. */
async function ask(url: string, init: RequestInit): Promise<{ status: number; body: unknown } | null> {
  try {
    const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(LONGEST_MS) });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return null;
  }
}
