import { roleWords } from "@/components/layout/role-words";
import { Moment } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import { Cell, Count, Row } from "@/components/ui/table";
import { Name, NarrowCell } from "@/components/ui/table-rows";
import type { ListedPerson } from "@/lib/domain/people";
import { roleSource } from "./role-source";

/** Widths of the columns; the name takes what is left. */
export const personWidths = [null, "18rem", "9rem", "7rem", "7rem"] as const;

/** One person, their role and where it comes from. */
export function PersonRow({ person, onManage }: { person: ListedPerson; onManage: () => void }) {
  const { name, email, role, disabledAt, lastSignInAt, sessions } = person;
  const standing = disabledAt ? "Disabled" : role === null ? "No role" : roleWords[role];
  const manage = (
    <Button small aria-label={`Manage ${name}`} onClick={onManage}>
      Manage
    </Button>
  );
  return (
    <Row two>
      <Cell>
        <Name>{name}</Name>
        <span className="block truncate text-ink-3 text-meta">{email ?? "no e-mail"}</span>
      </Cell>
      <Cell>
        <span className={`block font-strong ${disabledAt ? "text-bad" : ""}`}>{standing}</span>
        <span className="block truncate text-ink-3 text-meta" title={roleSource(person)}>
          {roleSource(person)}
        </span>
      </Cell>
      <Cell align="right" tone="second">
        <Moment at={lastSignInAt} withZone={false} />
      </Cell>
      <Cell align="right">
        <Count value={sessions.length} />
      </Cell>
      <Cell align="right">{manage}</Cell>
      <NarrowCell
        columns={personWidths.length}
        title={<Name>{name}</Name>}
        end={manage}
        under={
          <>
            <span className={`shrink-0 ${disabledAt ? "text-bad" : ""}`}>{standing}</span>
            <span className="text-ink-3">{roleSource(person)}</span>
          </>
        }
        underEnd={<Moment at={lastSignInAt} withZone={false} />}
      />
    </Row>
  );
}
