import "server-only";
import type { Permission, Role } from "@/lib/domain/permissions";

const HOME = "/";
const SIGN_IN = "/sign-in";
/** The page for somebody who has no role. */
export const NO_ROLE_PATH = `${SIGN_IN}/no-access`;
const LONGEST = 1_000;
// Control characters and backslashes: browsers drop the first and read the second as a slash.
const ODD = /[\p{Cc}\s\\]/u;

const LANDINGS: Record<Role, string> = {
  support: "/accounts",
  finance: "/renewals",
  partner: HOME,
  admin: HOME,
};

/** The page that a role needs first. */
export function landingPath(role: Role): string {
  return LANDINGS[role];
}

/** The sign-in page, coming back to `here` after it. */
export function signInPath(here: string | null): string {
  const path = safePath(here);
  return path === HOME ? SIGN_IN : `${SIGN_IN}?callbackUrl=${encodeURIComponent(path)}`;
}

/** The page that tells who holds a permission. */
export function noAccessPath(permission: Permission): string {
  return `${NO_ROLE_PATH}?need=${encodeURIComponent(permission)}`;
}

/**
 * A path of ours to go to, from text that anybody may have written: other sites, schemes, `//host` and the API
 * become the home page.
 */
export function safePath(wanted: string | null | undefined): string {
  if (!wanted || wanted.length > LONGEST || !wanted.startsWith("/") || ODD.test(wanted)) return HOME;
  const ours = "http://plandesk.invalid";
  if (!URL.canParse(wanted, ours)) return HOME;
  const { origin, pathname, search } = new URL(wanted, ours);
  const stays = origin === ours && !pathname.startsWith("//") && !/^\/(?:api|sign-in)(?:\/|$)/.test(pathname);
  return stays ? pathname + search : HOME;
}
