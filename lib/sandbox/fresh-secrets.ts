import { randomBytes } from "node:crypto";

/** How the secrets of a pretended run begin, so that one search finds any of them wherever it does not belong. */
export const CLIENT_SECRET_PREFIX = "client-secret-";
export const SESSION_SECRET_PREFIX = "session-secret-";

export type ZoomCredentials = { accountId: string; clientId: string; clientSecret: string };

/** Credentials that only this run and its sandbox know. */
export function freshCredentials(): ZoomCredentials {
  return {
    accountId: "demo-master",
    clientId: "demo-client",
    clientSecret: CLIENT_SECRET_PREFIX + randomBytes(24).toString("base64url"),
  };
}

/** A secret that sessions are sealed with. */
export function freshSessionSecret(): string {
  return SESSION_SECRET_PREFIX + randomBytes(32).toString("base64url");
}
