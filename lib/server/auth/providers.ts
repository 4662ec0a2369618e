import "server-only";
import type { AuthOptions } from "next-auth";
import { z } from "zod";
import { claimedRole } from "@/lib/server/auth/claimed-role";
import { demoPeople } from "@/lib/server/auth/demo-people";
import { SESSION_SECONDS } from "@/lib/server/auth/session-token";
import type { Identity } from "@/lib/server/auth/store-sign-in";
import type { Env } from "@/lib/server/env";

type Provider = AuthOptions["providers"][number];

/** Ids of the ways in, as they stand in the sign-in addresses. */
export const COMPANY = "company";
export const DEMO = "demo";
const DEMO_ISSUER = "demo";

// What we read of an id token (OpenID Connect Core, section 5.1); only `sub` must be there.
const claimsSchema = z.looseObject({
  sub: z.string().min(1),
  name: z.string().min(1).optional().catch(undefined),
  preferred_username: z.string().min(1).optional().catch(undefined),
  email: z.string().min(1).nullable().catch(null),
  auth_time: z.int().positive().optional().catch(undefined),
});

/** The ways in that the settings open. */
export function signInProviders(auth: Env["auth"]): Provider[] {
  return [...(auth.oidc ? [companyProvider(auth.oidc)] : []), ...(auth.demoUsers ? [demoProvider()] : [])];
}

/**
 * Who an id token or a chosen demo person stands for.
 * @returns null when there is no such demo person
 */
export function identityOf(
  provider: string,
  auth: Env["auth"],
  claims: unknown,
  chosen: string,
): Identity | null {
  if (provider === COMPANY && auth.oidc) return companyIdentity(auth.oidc, claims);
  const person = provider === DEMO && auth.demoUsers ? demoPeople.find(({ id }) => id === chosen) : undefined;
  if (!person) return null;
  const { id: subject, name, email, role } = person;
  return { issuer: DEMO_ISSUER, subject, name, email, role, verifiedAt: null };
}

function companyIdentity(oidc: NonNullable<Env["auth"]["oidc"]>, token: unknown): Identity {
  const claims = claimsSchema.parse(token);
  const role = claimedRole(claims[oidc.rolesClaim], oidc.roleMap);
  const name = claims.name ?? claims.preferred_username ?? claims.email ?? claims.sub;
  const verifiedAt = claims.auth_time === undefined ? null : new Date(claims.auth_time * 1000);
  return { issuer: oidc.issuer, subject: claims.sub, name, email: claims.email, role, verifiedAt };
}

function companyProvider({ issuer, clientId, clientSecret }: NonNullable<Env["auth"]["oidc"]>): Provider {
  return {
    id: COMPANY,
    name: "Company account",
    type: "oauth",
    wellKnown: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    // Whoever is asked for a greatest age has to say when the person proved who they are (`auth_time`; OpenID Connect
    // Core, section 2), which "sign in again" is judged by.
    authorization: { params: { scope: "openid profile email", max_age: SESSION_SECONDS } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: (claims: { sub: string }) => ({ id: claims.sub }),
  };
}

function demoProvider(): Provider {
  return {
    id: DEMO,
    name: "Demo people",
    type: "credentials",
    credentials: { person: {} },
    authorize: async (sent) => {
      const person = demoPeople.find(({ id }) => id === sent?.person);
      return person ? { id: person.id } : null;
    },
  };
}
