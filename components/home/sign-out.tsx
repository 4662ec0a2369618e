import { SignOutMark, signOutClass } from "@/components/layout/person-menu";

/** Ends the session by a plain form, so that it works before and without any script. */
export function SignOut() {
  return (
    <form method="post" action="/api/auth/signout">
      <input type="hidden" name="callbackUrl" value="/sign-in" />
      <button type="submit" className={signOutClass}>
        <SignOutMark />
      </button>
    </form>
  );
}
