import { CircleCheck } from "lucide-react";
import { Age } from "@/components/ui/age";

/** At the foot of the way in: that Plandesk works, and how old its directory is. */
export function SignInFoot({ readAt }: { readAt: Date | null }) {
  return (
    <span className="inline-flex flex-wrap items-center justify-center gap-x-3">
      <span className="inline-flex items-center gap-1.5">
        <CircleCheck aria-hidden="true" className="icon-filled size-icon-small text-ok" strokeWidth={2} />
        Plandesk works
      </span>
      <span className="h-3.5 border-line-strong border-l" aria-hidden="true" />
      {readAt ? (
        <span>
          Last full read <Age at={readAt.toISOString()} ago />
        </span>
      ) : (
        <span>Sub-accounts not read yet</span>
      )}
    </span>
  );
}
