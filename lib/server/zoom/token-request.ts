import "server-only";
import { z } from "zod";
import type { Env } from "@/lib/server/env";
import type { Dispatch } from "@/lib/server/zoom/dispatcher";
import { plainText, ZoomError } from "@/lib/server/zoom/errors";
import type { HttpAnswer } from "@/lib/server/zoom/exchange";
import { request } from "@/lib/server/zoom/request";
import { parseStrictJson } from "@/lib/server/zoom/strict-json";
import type { TokenFailureKind } from "@/lib/server/zoom/token-row";

/** What the token endpoint gave; `expiresIn` in seconds. */
export type TokenGrant =
  | { accessToken: string; expiresIn: number }
  | { kind: TokenFailureKind; message: string };

const DOCUMENTED_LIFE_SECONDS = 3_600;

// `api_url` of the reply is not read: where calls go is a setting, never something a server says.
const grantSchema = z.object({
  // Printable ASCII only, since it becomes a header.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  // RFC 6749 does not demand it; a token that ends earlier is replaced when Zoom turns it away.
  expires_in: z.coerce.number().positive().catch(DOCUMENTED_LIFE_SECONDS),
});
const refusalSchema = z.object({ reason: z.string().catch(""), error: z.string().catch("") });

/**
 * Asks for a token once (Server-to-Server OAuth: Basic authentication, form body; zoom-api.md 4). Never throws: what
 * went wrong is returned, in words without a secret.
 */
export async function requestToken(
  settings: Env["zoom"],
  options: { deadlineMs: number; dispatch: Dispatch },
): Promise<TokenGrant> {
  const basic = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64");
  const form = new URLSearchParams({ grant_type: "account_credentials", account_id: settings.accountId });
  try {
    const answer = await request({
      method: "POST",
      url: settings.tokenUrl,
      headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
      body: form.toString(),
      secrets: [basic, settings.clientSecret],
      ...options,
    });
    return readGrant(answer);
  } catch (error) {
    if (error instanceof ZoomError) return { kind: "unreachable", message: error.message };
    throw error;
  }
}

function readGrant({ status, text }: HttpAnswer): TokenGrant {
  const json = jsonOf(text);
  const grant = grantSchema.safeParse(json);
  if (status === 200 && grant.success) {
    return { accessToken: grant.data.access_token, expiresIn: grant.data.expires_in };
  }
  const { error = "", reason = "" } = refusalSchema.safeParse(json).data ?? {};
  const message = plainText(`Zoom's token endpoint answered ${status} ${error} ${reason}`);
  const ours = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return { kind: ours ? "credentials" : "unreachable", message };
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : parseStrictJson(text);
  } catch {
    return undefined;
  }
}
