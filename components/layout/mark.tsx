/** Plandesk's own mark: two full lines and one in three parts, in the text's colour. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={className} fill="currentColor">
      <path d="M1 2.5h14v2.25H1zM1 7h14v2.25H1zM1 11.5h4v2.25H1zM6 11.5h4v2.25H6zM11 11.5h4v2.25h-4z" />
    </svg>
  );
}
