import { randomBytes } from "node:crypto";
import { Refusal } from "./refusal";

type Token = { expiresAt: number; revoked: boolean };

/** How every issued token begins, so that one search finds any of them wherever it does not belong. */
export const TOKEN_PREFIX = "sandbox-token-";

/** The access tokens issued so far. */
export class TokenStore {
  #tokens = new Map<string, Token>();

  /** Issues a token that lives `seconds` from `now`; `single` ends all earlier ones. */
  issue(now: Date, seconds: number, single: boolean): string {
    if (single) this.revokeAll();
    const value = TOKEN_PREFIX + randomBytes(48).toString("base64url");
    this.#tokens.set(value, { expiresAt: now.getTime() + seconds * 1000, revoked: false });
    return value;
  }

  /** Takes the Authorization header; throws code 124 unless its token lives. */
  check(header: string | undefined, now: Date): void {
    const value = /^Bearer (.+)$/.exec(header ?? "")?.[1];
    const token = value === undefined ? undefined : this.#tokens.get(value);
    if (token === undefined || token.revoked) throw new Refusal(124, "Invalid access token.");
    if (now.getTime() >= token.expiresAt) throw new Refusal(124, "Access token is expired.");
  }

  revokeAll(): void {
    for (const token of this.#tokens.values()) token.revoked = true;
  }
}
