type EffectSentenceProps = { lead: string; rest: string };

/** The effect, 16/24: the fact first, then what follows. Read out when it comes up. */
export function EffectSentence({ lead, rest }: EffectSentenceProps) {
  return (
    <h2 tabIndex={-1} data-autofocus className="font-text text-lead">
      <strong className="font-title">{lead}</strong> {rest}
    </h2>
  );
}
