/**
 * mocha runs the tests in a child of the process that one starts, and of all signals hands only SIGINT on to it: without
 * this, who kills mocha leaves the tests running, and whatever they have started.
 */
const LOOK_MS = 500

const mocha = process.ppid
setInterval(() => {
  if (process.ppid !== mocha) process.exit(1)
}, LOOK_MS).unref()
