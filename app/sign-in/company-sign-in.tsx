import { Button } from "@/components/ui/button";

type CompanySignInProps = {
  partner: string;
  /** The host that people are sent to, e.g. `login.example.com`. */
  host: string;
  callbackUrl: string;
  /** The company is to ask for the proof anew, even of somebody whom it knows. */
  again: boolean;
};

/** The way in with the company's own account. */
export function CompanySignIn({ partner, host, callbackUrl, again }: CompanySignInProps) {
  return (
    <form method="post" action={`/api/auth/signin/company${again ? "?prompt=login" : ""}`}>
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <Button
        type="submit"
        kind="main"
        autoFocus
        className="h-auto! min-h-control w-full whitespace-normal! py-1.5"
      >
        Continue with your {partner} account
      </Button>
      <p className="mt-3 text-ink-2 text-meta">
        You will go to {host} and come back. Plandesk never asks for a Zoom password.
      </p>
    </form>
  );
}
