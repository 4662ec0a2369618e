import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** An id that the directory does not hold. */
export function AccountAbsent() {
  return (
    <>
      <PageHeader title="No such sub-account" crumbs={[{ label: "Directory", href: "/accounts" }]} ruled />
      <EmptyState
        title="The directory holds no sub-account with this id"
        action={
          <ButtonLink small href="/accounts">
            Open the directory
          </ButtonLink>
        }
      >
        Zoom may not have listed it yet, or the address was cut.
      </EmptyState>
    </>
  );
}
