import { AgeAndTime, Moment } from "@/components/ui/age";
import { type Fact, Facts } from "@/components/ui/facts";
import type { TokenStatus } from "@/lib/domain/operations";
import { OperationsSection } from "./operations-section";
import { StateMark, type StateTone } from "./state-mark";

const states: Record<TokenStatus["state"], { tone: StateTone; words: string }> = {
  good: { tone: "ok", words: "Good" },
  none: { tone: "quiet", words: "None yet: the next call fetches one" },
  failed: { tone: "bad", words: "Zoom gives none" },
};

/** The health of the master token. Its value never leaves the server. */
export function TokenSection({ token }: { token: TokenStatus }) {
  const { tone, words } = states[token.state];
  const facts: Fact[] = [
    { term: "State", value: <StateMark tone={tone}>{words}</StateMark> },
    ...(token.fetchedAt ? [{ term: "Fetched", value: <AgeAndTime at={token.fetchedAt} /> }] : []),
    ...(token.expiresAt ? [{ term: "Expires", value: <Moment at={token.expiresAt} /> }] : []),
    {
      term: "Last failure",
      value: token.failure ?? <span className="text-ink-3">none since the last token</span>,
    },
  ];
  return (
    <OperationsSection title="Master token">
      <Facts items={facts} />
    </OperationsSection>
  );
}
