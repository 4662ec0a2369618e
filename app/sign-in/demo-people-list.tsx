import { ArrowRight } from "lucide-react";
import { demoPeople } from "@/lib/server/auth/demo-people";

const roleWords = {
  support: "Support: sees plans and their status",
  finance: "Finance: sees and exports next invoice dates",
  partner: "Partner staff: changes plans",
  admin: "Admin: changes plans and settles what is not known",
};

/** The demo people, each a button that signs in as them. */
export function DemoPeopleList({ callbackUrl }: { callbackUrl: string }) {
  return (
    <form method="post" action="/api/auth/callback/demo">
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <h2 className="font-title text-ink text-section">Demo people</h2>
      <p className="mt-0.5 text-ink-2 text-meta">
        One of each role, without a password. Zoom is pretended too.
      </p>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {demoPeople.map(({ id, name, role }) => (
          <li key={id}>
            <button
              type="submit"
              name="person"
              value={id}
              className="group -mx-2 flex min-h-touch w-[calc(100%+1rem)] items-center gap-3 rounded-control px-2 py-1.5 text-left hover:bg-hover active:bg-pressed"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-strong text-ink">{name}</span>
                <span className="block text-ink-2 text-meta">{roleWords[role]}</span>
              </span>
              <ArrowRight
                aria-hidden="true"
                className="size-icon text-ink-3 group-hover:text-ink"
                strokeWidth={1.75}
              />
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
