const words: Record<string, string> = {
  "person.signed_in": "Signed in",
  "person.signed_out": "Signed out",
  "person.sign_in_refused": "Was refused a sign-in",
  "person.role_changed": "Changed a role",
  "person.disabled": "Disabled a person",
  "person.enabled": "Let a person in again",
  "person.sessions_ended": "Ended sessions",
  "access.refused": "Was refused access",
  "renewals.exported": "Exported invoice dates",
  "audit.exported": "Exported the audit",
  "sync.requested": "Asked for a reading",
  "change.prepared": "Prepared a change",
  "change.sending": "Sent a change",
  "change.applied": "Change applied",
  "change.accepted": "Change accepted, shows at renewal",
  "change.refused": "Change refused by Zoom",
  "change.not_sent": "Change not sent",
  "change.unknown": "Change not known yet",
  "change.not_applied": "Change not applied",
  "change.needs_person": "Change needs you",
  "change.settled": "Settled a change by hand",
};

/** What happened, in words; an action without words is made readable: `sync.paused` is "sync: paused". */
export function actionWords(action: string): string {
  return words[action] ?? action.replace(".", ": ").replaceAll("_", " ");
}
