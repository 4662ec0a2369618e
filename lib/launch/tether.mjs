// Preloaded into every child: when the process that started it is killed, the channel between them closes, and
// the child ends as if it had been asked to. Plain JavaScript, because `next start` runs without tsx.
const LONGEST_DRAIN_MS = 25_000;

// Node passes this preload on to the child's own children, whose channel is not ours.
if (process.channel && process.env.PLANDESK_LAUNCHER === String(process.ppid)) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), LONGEST_DRAIN_MS).unref();
  });
  // The channel alone must not keep a child alive that has nothing left to do.
  process.channel.unref();
}
