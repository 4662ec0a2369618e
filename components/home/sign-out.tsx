"use client";

import { useRef, useState } from "react";
import { SignOutMark, signOutClass } from "@/components/layout/person-menu";
import { getJson } from "@/lib/queries/http";

/** Ends the session by next-auth's own form, which wants a token fetched just before. */
export function SignOut() {
  const form = useRef<HTMLFormElement>(null);
  const [token, setToken] = useState("");
  const leave = async () => {
    const { csrfToken } = await getJson<{ csrfToken: string }>("/api/auth/csrf");
    setToken(csrfToken);
    // The field holds the token only after the next paint.
    requestAnimationFrame(() => form.current?.submit());
  };
  return (
    <form ref={form} method="post" action="/api/auth/signout">
      <input type="hidden" name="csrfToken" value={token} readOnly />
      <input type="hidden" name="callbackUrl" value="/sign-in" readOnly />
      <button type="button" className={signOutClass} onClick={() => void leave()}>
        <SignOutMark />
      </button>
    </form>
  );
}
