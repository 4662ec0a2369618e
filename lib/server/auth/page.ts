import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { can, type Permission } from "@/lib/domain/permissions";
import type { Person } from "@/lib/domain/person";
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

/** Who looks at the page, role included; null when nobody is signed in. */
export async function currentPerson(): Promise<Person | null> {
  return personOnce();
}

/**
 * Lets a page go on only for somebody who holds the permission; the others go to sign in, or to the page that says
 * who may.
 */
export async function requirePage(permission: Permission): Promise<{ context: Context; caller: Caller }> {
  const [person, sent] = [await personOnce(), await headers()];
  if (!person) redirect(signInPath(sent.get(HERE)));
  if (!can(person.role, permission)) redirect(noAccessPath(permission));
  const caller = { person: withRole(person), requestId: requestIdOf(sent), ip: senderOf(sent) };
  return { context: getContext(), caller };
}
