import type { Employee } from "@/lib/launch/company/directory";

/** The page on which somebody says who they are; `anew` when they are asked to prove it once more. */
export function loginPage(people: readonly Employee[], anew: boolean): string {
  const buttons = people.map(
    ({ id, name }) => `<li><button name="person" value="${id}">${escaped(name)}</button></li>`,
  );
  return `<!doctype html>
<html lang="en">
<title>Company sign-in</title>
<h1>Company sign-in</h1>
<p>${anew ? "Prove once more who you are." : "Who are you?"}</p>
<form method="post"><ul>${buttons.join("")}</ul></form>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);
}
