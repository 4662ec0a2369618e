"use client";

import { Button, type ButtonKind } from "@/components/ui/button";
import { useFormShell } from "./form-context";

type SubmitButtonProps = {
  /** Verb and object with the number: "Buy 4 more hosts". */
  children: string;
  /** While the request runs: "Sending". */
  busyWords?: string;
  kind?: ButtonKind;
  className?: string;
};

/** The button of a form. It is never dead: with an error left it goes to the first. */
export function SubmitButton({
  children,
  busyWords = "Sending",
  kind = "main",
  className,
}: SubmitButtonProps) {
  const { pending } = useFormShell();
  return (
    <Button type="submit" kind={kind} busy={pending} keys={["Ctrl", "Enter"]} className={className}>
      {pending ? busyWords : children}
    </Button>
  );
}
