/** "312", or "1,000+" where only so many are counted. */
export function totalWords({ total, totalIsExact }: { total: number; totalIsExact: boolean }): string {
  return `${total.toLocaleString("en-GB")}${totalIsExact ? "" : "+"}`;
}
