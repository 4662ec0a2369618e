"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonKind } from "./button";
import { IconButton } from "./icon-button";

const SHOWN_MS = 2_000;

type CopyButtonProps = {
  text: string;
  /** What is copied, for its name: "Copy id". */
  label: string;
  /** With words instead of the icon alone. */
  words?: string;
  kind?: ButtonKind;
};

/** Copies a text and says so. */
export function CopyButton({ text, label, words, kind = "quiet" }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  const icon = copied ? Check : Copy;
  return (
    <>
      {words ? (
        <Button kind={kind} icon={icon} onClick={copy}>
          {words}
        </Button>
      ) : (
        <IconButton small icon={icon} label={label} onClick={copy} className="size-6" />
      )}
      <span role="status" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
