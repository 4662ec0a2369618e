import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function NotFound() {
  return (
    <EmptyState
      className="py-6"
      title="There is no such change"
      action={<ButtonLink href="/changes">All changes</ButtonLink>}
    >
      The address may be cut short. Every change ever asked for stands in the journal.
    </EmptyState>
  );
}
