import { LogOut } from "lucide-react";
import type { ReactNode } from "react";

export type FramePerson = {
  name: string;
  /** The role in words: "Partner staff". */
  role: string;
};

type PersonFootProps = {
  person: FramePerson;
  /** The form or button that signs out; it holds `SignOutMark`. */
  signOut: ReactNode;
};

/** Who is signed in, at the foot of the sidebar. */
export function PersonFoot({ person, signOut }: PersonFootProps) {
  return (
    <div className="flex items-center gap-2.5">
      <span
        aria-hidden="true"
        className="inline-flex size-[1.625rem] shrink-0 items-center justify-center rounded-control bg-pressed font-strong text-[0.6875rem] text-ink-2"
      >
        {initials(person.name)}
      </span>
      <div className="min-w-0 flex-1 leading-4">
        <p dir="auto" title={person.name} className="truncate text-left font-strong">
          {person.name}
        </p>
        <p className="truncate text-ink-2 text-meta">{person.role}</p>
      </div>
      {signOut}
    </div>
  );
}

/** The look of the sign-out button; give it to the button that submits. */
export function SignOutMark() {
  return (
    <>
      <LogOut aria-hidden="true" className="size-icon" strokeWidth={1.75} />
      <span className="sr-only">Sign out</span>
    </>
  );
}

/** Classes for the button around `SignOutMark`. */
export const signOutClass =
  "touch-target inline-flex size-control-small shrink-0 items-center justify-center rounded-control text-ink-3 hover:bg-hover hover:text-ink";

/** First letters of the first and the last word, whatever the script: "Ines Okafor" is "IO". */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}
