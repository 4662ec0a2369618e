/** Why nobody is signed in, by next-auth's error name, and what to do. */
const words: Record<string, string> = {
  AccessDenied: "You have no access to Plandesk any more. Ask your Plandesk admin.",
  CredentialsSignin: "There is no such demo person. Choose one of the list.",
  OAuthCallback: "Your company’s sign-in gave no answer that Plandesk accepts. Start again from here.",
  OAuthSignin:
    "Your company’s sign-in does not answer. Try again in a few minutes. Who is signed in already stays signed in.",
  Configuration: "Sign-in is not set up completely. Ask your Plandesk admin.",
};

/** The sentence for an error in the sign-in page's address; null when there was none. */
export function errorWords(error: string | null): string | null {
  if (error === null) return null;
  return Object.hasOwn(words, error)
    ? (words[error] ?? null)
    : "Signing in did not work. Start again from here.";
}
