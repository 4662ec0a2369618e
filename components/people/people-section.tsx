"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/panel";
import { Head, Table, TableHead } from "@/components/ui/table";
import { peopleList } from "@/lib/queries/people";
import { PersonDialog } from "./person-dialog";
import { PersonRow, personWidths } from "./person-row";

/** Who may come in, as what, and where they are signed in. The address says whose dialog is open. */
export function PeopleSection() {
  const people = useQuery(peopleList());
  const router = useRouter();
  const asked = useSearchParams().get("person");
  const items = people.data?.items ?? [];
  const person = items.find(({ id }) => id === asked);
  const open = (id: string | null) =>
    router.replace(id === null ? "/settings" : `/settings?person=${encodeURIComponent(id)}`, {
      scroll: false,
    });
  return (
    <section aria-label="People" className="px-gutter pt-7">
      <SectionHead title="People" note={people.data ? `${items.length} signed in at least once` : null} />
      <p className="mt-0.5 mb-2 text-ink-2 text-meta">
        A change holds from their next request on. Who has no role sees whom to ask.
      </p>
      {people.error ? (
        <Banner
          kind="warn"
          className="mb-2"
          fact="The people could not be read."
          action={
            <Button small onClick={() => void people.refetch()}>
              Try again
            </Button>
          }
        />
      ) : null}
      <Table caption="People" widths={personWidths} flush>
        <TableHead>
          <Head>Name</Head>
          <Head>Role</Head>
          <Head align="right">Signed in</Head>
          <Head align="right">Sessions</Head>
          <Head align="right">
            <span className="sr-only">Actions</span>
          </Head>
        </TableHead>
        <tbody>
          {items.map((each) => (
            <PersonRow key={each.id} person={each} onManage={() => open(each.id)} />
          ))}
        </tbody>
      </Table>
      {person ? <PersonDialog key={person.id} person={person} onClose={() => open(null)} /> : null}
    </section>
  );
}
