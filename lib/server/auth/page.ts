import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { can, type Permission } from "@/lib/domain/permissions";
import type { Person } from "@/lib/domain/person";
import { recordRefusal } from "@/lib/server/audit/audit-refusal";
import { sessionOf, withRole } from "@/lib/server/auth/caller";
import { noAccessPath, signInPath } from "@/lib/server/auth/sign-in-paths";
import { type Caller, type Context, getContext } from "@/lib/server/context";
import { requestIdOf, senderOf } from "@/lib/server/http/request-origin";

// proxy.ts names the page's own path and query here; a server component cannot know them.
const HERE = "x-plandesk-path";

// Layout, page and metadata of one request ask together.
const personOnce = cache(
  async (): Promise<Person | null> => (await sessionOf(getContext(), await headers()))?.person ?? null,
);

// Layout and page refuse the same person; it is told once.
const refusalOnce = cache(() => ({ isTold: false }));

/** Who looks at the page, role included; null when nobody is signed in. */
export async function currentPerson(): Promise<Person | null> {
  return personOnce();
}

/**
 * Lets a page go on only for somebody who holds the permission; the others go to sign in, or to the page that says
 * who may. A refusal goes into the audit.
 */
export async function requirePage(permission: Permission): Promise<{ context: Context; caller: Caller }> {
  const [person, sent] = [await personOnce(), await headers()];
  if (!person) redirect(signInPath(sent.get(HERE)));
  const from = { requestId: requestIdOf(sent), ip: senderOf(sent) };
  if (!can(person.role, permission)) {
    const path = sent.get(HERE)?.split("?", 1)[0] ?? "/";
    await tellOnce({ actor: person, ...from }, path, permission);
    redirect(noAccessPath(permission));
  }
  return { context: getContext(), caller: { person: withRole(person), ...from } };
}

type By = Parameters<typeof recordRefusal>[1];

async function tellOnce(by: By, path: string, permission: Permission): Promise<void> {
  const refusal = refusalOnce();
  if (refusal.isTold) return;
  refusal.isTold = true;
  await recordRefusal(getContext(), by, { method: "GET", path, code: "forbidden", permission });
}
