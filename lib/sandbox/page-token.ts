import { Refusal } from "./refusal";

const LIFE_MS = 15 * 60 * 1000;

/** Returns a page token that continues after `position`; it is good for 15 minutes of the sandbox's clock. */
export function makePageToken(position: number, now: Date): string {
  return Buffer.from(JSON.stringify({ position, at: now.getTime() })).toString("base64url");
}

/** Returns the position in a page token, 0 when there is none; throws code 300 when it is broken or old. */
export function readPageToken(token: string | null, now: Date): number {
  if (token === null || token === "") return 0;
  const page = decoded(token);
  const age = now.getTime() - (page?.at ?? Number.NaN);
  if (page === null || !(age <= LIFE_MS)) {
    throw new Refusal(300, "The next page token is invalid or expired.");
  }
  return page.position;
}

function decoded(token: string): { position: number; at: number } | null {
  try {
    const page: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    return isPage(page) ? page : null;
  } catch {
    return null;
  }
}

function isPage(page: unknown): page is { position: number; at: number } {
  const { position, at } = (page ?? {}) as Record<string, unknown>;
  return Number.isInteger(position) && typeof at === "number";
}
