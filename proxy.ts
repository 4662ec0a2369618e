import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/server/env";

// React rebuilds server stacks with eval, in development only.
const DEVELOPMENT = process.env.NODE_ENV === "development";

/**
 * Gives every page a fresh nonce and the policy that allows only scripts with it; the rules that never change are in
 * next.config.mjs.
 * It decides nothing about people: permissions sit beside the data.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = newNonce();
  const policy = contentSecurityPolicy(nonce, env().auth.oidc?.issuer);
  const refusal = refusalOf(request);
  if (refusal) {
    refusal.headers.set("Content-Security-Policy", policy);
    return refusal;
  }
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from this request header; a sender's own values are overwritten.
  headers.set("Content-Security-Policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-plandesk-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

// Pages are only ever read; Next would render them for any method, and take apart bodies that claim to be its actions.
function refusalOf({ method, nextUrl }: NextRequest): NextResponse | null {
  if (method !== "GET" && method !== "HEAD")
    return new NextResponse(null, {
      status: 405,
      headers: { Allow: "GET, HEAD", "Cache-Control": "no-store" },
    });
  if (nextUrl.pathname === "/" || !nextUrl.pathname.endsWith("/")) return null;
  const plain = nextUrl.clone();
  plain.pathname = nextUrl.pathname.replace(/\/+$/, "");
  return NextResponse.redirect(plain, 308);
}

function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString("base64");
}

function contentSecurityPolicy(nonce: string, issuer: string | undefined): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ""}`,
    // Next's development overlay brings style elements of its own, without a nonce.
    `style-src-elem 'self' ${DEVELOPMENT ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // Widths of bars and columns are style attributes; they can run nothing.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    // A form that signs in is redirected to the company's own sign-in; browsers hold redirects to this rule too.
    `form-action 'self'${issuer ? ` ${new URL(issuer).origin}` : ""}`,
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Pages only: an API answer needs no nonce, and this would cost half its time. */
export const config = {
  matcher: ["/((?!api/|_next/static/|_next/image|icon\\.svg).*)"],
};
