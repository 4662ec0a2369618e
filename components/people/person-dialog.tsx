"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import type { ChangePerson, ListedPerson } from "@/lib/domain/people";
import { type Role, roles } from "@/lib/domain/permissions";
import { roleSource, roleWords } from "./role-words";
import { SessionList } from "./session-list";

type PersonDialogProps = {
  person: ListedPerson;
  busy: boolean;
  onClose: () => void;
  onChange: (change: ChangePerson) => void;
  onEndSessions: () => void;
};

const GROUPS = "groups";
const NONE = "none";
const options = [
  { value: GROUPS, label: "What their groups give" },
  ...roles.map((role) => ({ value: role, label: roleWords[role] })),
  { value: NONE, label: "No role: no access" },
];

/** What an admin can do about one person. */
export function PersonDialog({ person, busy, onClose, onChange, onEndSessions }: PersonDialogProps) {
  const now = person.roleGivenBy === null ? GROUPS : (person.role ?? NONE);
  const [role, setRole] = useState<string>(now);
  const disabled = person.disabledAt !== null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={person.name}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button kind="main" busy={busy} disabled={role === now} onClick={() => onChange(wanted(role))}>
            {busy ? "Saving" : "Save role"}
          </Button>
        </>
      }
    >
      <p className="mt-0.5 text-ink-2 text-meta">
        {person.email ?? "no e-mail"}, {roleSource(person)}
      </p>
      <SelectField
        label="Role"
        className="mt-4"
        value={role}
        options={options}
        onChange={(event) => setRole(event.target.value)}
        hint="Changing a role asks you to have signed in within five minutes."
      />
      <h3 className="mt-4 font-strong">Sessions</h3>
      <SessionList sessions={person.sessions} />
      <div className="mt-3 flex flex-wrap gap-2">
        {person.sessions.length > 0 ? (
          <Button small busy={busy} onClick={onEndSessions}>
            End all sessions
          </Button>
        ) : null}
        <Button
          small
          kind={disabled ? "second" : "danger"}
          busy={busy}
          onClick={() => onChange({ disabled: !disabled })}
        >
          {disabled ? "Let in again" : "Disable"}
        </Button>
      </div>
    </Dialog>
  );
}

function wanted(role: string): ChangePerson {
  if (role === GROUPS) return { roleFrom: "groups" };
  return { role: role === NONE ? null : (role as Role) };
}
