import { type Incoming, mediaType } from "./incoming";
import type { Credentials } from "./options";
import type { Reply } from "./reply";
import type { World } from "./world";

const SCOPES = "account:master billing:master";

/**
 * Answers POST /oauth/token of a Server-to-Server app: Basic credentials, grant in a form body.
 * Refusals are HTTP 400 with `reason` and `error` (Server-to-Server OAuth).
 */
export function issueToken(world: World, incoming: Incoming): Reply {
  if (!basicMatches(incoming.headers.authorization, world.credentials)) {
    return tokenRefusal("Invalid client_id or client_secret", "invalid_client");
  }
  const form = grantForm(world, incoming);
  if (form?.get("grant_type") !== "account_credentials") {
    return tokenRefusal("unsupported grant type", "unsupported_grant_type");
  }
  if (form.get("account_id") !== world.credentials.accountId)
    return tokenRefusal("Bad Request", "invalid_request");
  return tokenReply(world);
}

function tokenReply(world: World): Reply {
  const seconds = world.settings.tokenLifeSeconds;
  const token = world.tokens.issue(world.clock.now(), seconds, world.settings.liveTokens === "one");
  world.counts.issueToken();
  const body = {
    access_token: token,
    token_type: "bearer",
    expires_in: seconds,
    scope: SCOPES,
    api_url: world.origin,
  };
  return { status: 200, body };
}

function tokenRefusal(reason: string, error: string): Reply {
  return { status: 400, body: { reason, error } };
}

function grantForm(world: World, incoming: Incoming): URLSearchParams | null {
  if (world.settings.allowQueryGrant && incoming.query.has("grant_type")) return incoming.query;
  if (mediaType(incoming) !== "application/x-www-form-urlencoded") return null;
  return new URLSearchParams(incoming.text);
}

function basicMatches(header: string | undefined, credentials: Credentials): boolean {
  const encoded = /^Basic (.+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return false;
  const expected = `${credentials.clientId}:${credentials.clientSecret}`;
  return Buffer.from(encoded, "base64").toString("utf8") === expected;
}
