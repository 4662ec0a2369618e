"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SectionHead } from "@/components/ui/panel";
import { Head, Table, TableHead } from "@/components/ui/table";
import { peopleList, useChangePerson, useEndSessions } from "@/lib/queries/people";
import { ActionFailure } from "./action-failure";
import { PersonDialog } from "./person-dialog";
import { PersonRow, personWidths } from "./person-row";

/** Who may come in, as what, and where they are signed in. */
export function PeopleSection() {
  const people = useQuery(peopleList());
  const change = useChangePerson();
  const end = useEndSessions();
  const [asked, setAsked] = useState<string | null>(null);
  const items = people.data?.items ?? [];
  const person = items.find(({ id }) => id === asked);
  return (
    <section aria-label="People" className="px-gutter pt-5">
      <SectionHead title="People" note={`${items.length} who ever signed in`} />
      <p className="mt-1 mb-2 text-ink-2 text-meta">
        A change holds from their next request on. Who has no group with a role sees whom to ask.
      </p>
      <ActionFailure error={change.error ?? end.error} />
      <Table caption="People" widths={personWidths} flush>
        <TableHead>
          <Head>Name</Head>
          <Head>Role</Head>
          <Head>Signed in</Head>
          <Head align="right">Sessions</Head>
          <Head align="right">
            <span className="sr-only">Actions</span>
          </Head>
        </TableHead>
        <tbody>
          {items.map((each) => (
            <PersonRow key={each.id} person={each} onManage={() => setAsked(each.id)} />
          ))}
        </tbody>
      </Table>
      {person ? (
        <PersonDialog
          person={person}
          busy={change.isPending || end.isPending}
          onClose={() => setAsked(null)}
          onChange={(wanted) =>
            change.mutate({ personId: person.id, change: wanted }, { onSettled: () => setAsked(null) })
          }
          onEndSessions={() => end.mutate(person.id, { onSettled: () => setAsked(null) })}
        />
      ) : null}
    </section>
  );
}
