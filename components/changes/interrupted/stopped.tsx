"use client";

import type { ReactNode } from "react";
import { Moment } from "@/components/ui/age";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OpenChange } from "@/lib/domain/account";
import { accountPath, changePath } from "@/lib/domain/paths";
import { rolesWith } from "@/lib/domain/permissions";
import type { Problem } from "@/lib/domain/problem";

type StoppedProps = { accountId: string; problem: Problem };

/** This form cannot go on: what stands in the way and where to go instead. What was typed is kept. */
export function Stopped({ accountId, problem }: StoppedProps) {
  const open = openChangeOf(problem);
  const changeId = open?.id ?? problem.changeId;
  return (
    <EmptyState
      className="py-6"
      title={problem.title}
      action={
        <>
          {changeId ? (
            <ButtonLink kind="main" href={changePath(changeId)}>
              Open that change
            </ButtonLink>
          ) : null}
          <ButtonLink href={accountPath(accountId)}>Open sub-account</ButtonLink>
        </>
      }
    >
      <p>{why(problem, open)} Nothing was sent. What you typed is kept in this tab.</p>
    </EmptyState>
  );
}

function why(problem: Problem, open: OpenChange | null): ReactNode {
  if (open) {
    return (
      <>
        <bdi className="font-strong text-ink">{open.requestedByName}</bdi> began it at{" "}
        <Moment at={open.createdAt} seconds />. Until its outcome is known, this sub-account takes no other
        change.
      </>
    );
  }
  if (problem.code === "forbidden") return `Changes are made by: ${rolesWith("plans.write").join(", ")}.`;
  return problem.detail ?? "";
}

function openChangeOf({ openChange }: Problem): OpenChange | null {
  return typeof openChange === "object" && openChange !== null && "id" in openChange
    ? (openChange as OpenChange)
    : null;
}

/** The session ended: sign in comes back to this form, which still holds everything. */
export function SignInAgain() {
  const here = `${location.pathname}${location.search}`;
  return (
    <EmptyState
      className="py-6"
      title="Your session has ended"
      action={
        <ButtonLink kind="main" href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`}>
          Sign in and come back
        </ButtonLink>
      }
    >
      <p>Nothing was sent. What you typed is kept in this tab and waits for you after signing in.</p>
    </EmptyState>
  );
}
