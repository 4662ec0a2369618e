"use client";

import type { AccountDetail } from "@/lib/domain/account";
import { changedBy } from "../interrupted/changed-by";
import { Conflict } from "../interrupted/conflict";
import { Lost } from "../interrupted/lost";
import { SignInAgain, Stopped } from "../interrupted/stopped";
import { ChangeReview } from "../review/change-review";
import type { ChangeForm } from "./change-form";
import type { Flow } from "./use-change-flow";
import type { useFlowCommands } from "./use-flow-commands";

type StageViewProps = {
  definition: ChangeForm;
  account: AccountDetail;
  flow: Flow;
  commands: ReturnType<typeof useFlowCommands>;
  onStop: () => void;
};

/** What comes after the form: confirming, and whatever can stand in the way. */
export function StageView({ definition, account, flow: parts, commands, onStop }: StageViewProps) {
  const { flow, facts, dispatch } = parts;
  const { stage, now, wish, problem } = flow;
  if (stage === "lost" || flow.asking) {
    const asking = stage === "sending";
    return (
      <Lost
        accountId={account.id}
        problem={problem}
        asking={asking}
        onFindOut={() => void commands.findOut()}
      />
    );
  }
  if (stage === "sign_in") return <SignInAgain />;
  if (stage === "stopped" && problem) return <Stopped accountId={account.id} problem={problem} />;
  if (stage === "conflict" && now) {
    return (
      <Conflict
        seen={flow.seen}
        now={now}
        asked={wish?.asked ?? null}
        by={changedBy(problem)}
        onTakeNew={commands.takeNew}
        onKeep={() => void commands.keepMine()}
        onStop={onStop}
      />
    );
  }
  if (!wish || !now) return <p className="px-gutter py-6 text-ink-2">Reading what Zoom has now.</p>;
  return (
    <ChangeReview
      definition={definition}
      account={account}
      asked={wish.asked}
      facts={facts}
      now={now}
      warning={definition.warning(wish.values, facts)}
      reason={flow.reason}
      sending={stage !== "confirm"}
      onReason={(text) => dispatch({ do: "reason", text })}
      onBack={() => dispatch({ do: "back" })}
      onConfirm={() => void commands.confirm()}
    />
  );
}
