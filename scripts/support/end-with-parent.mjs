// Preloaded into every child process that must not outlive its parent. The parent holds the other end of a pipe;
// when the parent dies, even by kill -9, the pipe closes and this process asks itself to end.
import net from "node:net";

const HARD_EXIT_AFTER_MS = 15_000;
const descriptor = Number(process.env.AFTERCARE_PARENT_FD);
// A grandchild has no such pipe unless its own parent gives it one.
delete process.env.AFTERCARE_PARENT_FD;

if (Number.isInteger(descriptor) && descriptor > 2) {
  const pipe = new net.Socket({ fd: descriptor, readable: true, writable: false });
  pipe.on("error", end);
  pipe.on("close", end);
  pipe.resume();
  pipe.unref();
}

let isEnding = false;

function end() {
  if (isEnding) return;
  isEnding = true;
  setTimeout(() => process.exit(1), HARD_EXIT_AFTER_MS).unref();
  process.kill(process.pid, "SIGTERM");
}
