import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { ChangePerson, ListedSession, PeoplePage } from "@/lib/domain/people";
import { getJson, sendJson } from "./http";

/** Everybody who ever signed in. */
export function peopleList() {
  return queryOptions({
    queryKey: ["people", "list"] as const,
    queryFn: ({ signal }) => getJson<PeoplePage>("/api/people", { signal }),
  });
}

/** The sessions of the person who asks. */
export function ownSessions() {
  return queryOptions({
    queryKey: ["people", "own-sessions"] as const,
    queryFn: ({ signal }) => getJson<{ items: ListedSession[] }>("/api/sessions", { signal }),
  });
}

/** Gives somebody another role, or lets them out or in; the list that comes back is shown at once. */
export function useChangePerson() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ personId, change }: { personId: string; change: ChangePerson }) =>
      sendJson<PeoplePage>("PATCH", `/api/people/${personId}`, change),
    onSuccess: (people) => client.setQueryData(peopleList().queryKey, people),
  });
}

/** Ends all sessions of a person. */
export function useEndSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (personId: string) =>
      sendJson<{ ended: number }>("DELETE", `/api/people/${personId}/sessions`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
}

/** Ends one of the reader's own sessions, or all but the one in use. */
export function useEndOwnSessions() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: "others" | { sessionId: string }) => {
      const path = which === "others" ? "/api/sessions" : `/api/sessions/${which.sessionId}`;
      return sendJson<{ ended: number }>("DELETE", path, {});
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["people"] }),
  });
}
