"use client";

import { useState } from "react";
import { roleWords } from "@/components/layout/role-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import type { ChangePerson, ListedPerson } from "@/lib/domain/people";
import { type Role, roles } from "@/lib/domain/permissions";
import { useChangePerson, useEndSessions } from "@/lib/queries/people";
import { ActionFailure } from "./action-failure";
import { roleSource } from "./role-source";
import { SessionList } from "./session-list";

const GROUPS = "groups";
const NONE = "none";

type PersonDialogProps = { person: ListedPerson; onClose: () => void };

/** What an admin can do about one person. It closes when it is done, and stays with the reason when it is not. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const change = useChangePerson();
  const end = useEndSessions();
  const now = person.roleGivenBy === null ? GROUPS : (person.role ?? NONE);
  const [role, setRole] = useState<string>(now);
  const disabled = person.disabledAt !== null;
  const busy = change.isPending || end.isPending;
  const send = (wanted: ChangePerson) => {
    end.reset();
    change.mutate({ personId: person.id, change: wanted }, { onSuccess: onClose });
  };
  const endSessions = () => {
    change.reset();
    end.mutate(person.id);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={person.name}
      className="w-[30rem]"
      actions={
        <>
          <Button keys="Esc" onClick={onClose}>
            Close
          </Button>
          <Button
            kind="main"
            busy={change.isPending}
            onClick={() => (role === now ? onClose() : send(wanted(role)))}
          >
            {change.isPending ? "Saving" : "Save role"}
          </Button>
        </>
      }
    >
      <p className="mt-0.5 text-ink-2 text-meta">
        {person.email ?? "no e-mail"}
        {disabled ? " · may not sign in" : ""}
      </p>
      <ActionFailure
        error={change.error ?? end.error}
        here={`/settings?person=${encodeURIComponent(person.id)}`}
      />
      <SelectField
        label="Role"
        className="mt-4"
        value={role}
        options={roleOptions(person)}
        onChange={(event) => setRole(event.target.value)}
        hint={`Now: ${roleSource(person)}. To change it you must have signed in within five minutes.`}
      />
      <div className="mt-5 flex min-h-control-small items-center justify-between gap-3">
        <h3 className="font-strong">Sessions</h3>
        {person.sessions.length > 0 ? (
          <Button small busy={end.isPending} onClick={endSessions}>
            End all sessions
          </Button>
        ) : null}
      </div>
      <SessionList sessions={person.sessions} />
      <div className="mt-5 flex items-center justify-between gap-3">
        <p className="text-ink-2 text-meta">
          {disabled
            ? "Nobody signs in as them until they are let in again."
            : "Disabling ends their sessions and refuses their next sign-in."}
        </p>
        <Button small busy={busy} onClick={() => send({ disabled: !disabled })}>
          {disabled ? "Let in again" : "Disable"}
        </Button>
      </div>
    </Dialog>
  );
}

function roleOptions({ groupRole }: ListedPerson) {
  const given = groupRole === null ? "no role" : roleWords[groupRole];
  return [
    { value: GROUPS, label: `What their groups give: ${given}` },
    ...roles.map((role) => ({ value: role, label: roleWords[role] })),
    { value: NONE, label: "No role: no access" },
  ];
}

function wanted(role: string): ChangePerson {
  if (role === GROUPS) return { roleFrom: "groups" };
  return { role: role === NONE ? null : (role as Role) };
}
