/** "1,284 sub-accounts", "1 host": a count with its noun. `many` where the plural takes no s. */
export function countWords(count: number, noun: string, many = `${noun}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? noun : many}`;
}
