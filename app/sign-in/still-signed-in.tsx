import { TextLink } from "@/components/ui/text-link";

/** The way back for somebody who is signed in and was to prove it anew. */
export function StillSignedIn({ name, path }: { name: string; path: string }) {
  return (
    <p className="mb-4 text-ink-2 text-meta">
      You are still signed in as <span dir="auto">{name}</span>.{" "}
      <TextLink href={path} prefetch={false}>
        Go back without it
      </TextLink>
    </p>
  );
}
