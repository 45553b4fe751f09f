const { statSync } = require("node:fs");
const path = require("node:path");
const { default: Sequencer } = require("@jest/test-sequencer");

/** About how many seconds the long ones take. It only decides the order, so nobody has to keep it exact. */
const SECONDS = {
  "workflows/rma-money": 240,
  "browser/desk": 200,
  "workflows/workflows": 120,
  "plugin/plugin-in-host": 80,
  "http/orders": 50,
  "http/bad-input": 45,
  "workers/worker-process": 45,
  "rma/rma-http": 40,
  "imports/imports": 30,
  "ledger/review": 30,
  "workers/losing-nothing": 26,
  "migrations/migrations": 22,
};
/** The others, and new ones, by what they need. */
const SECONDS_OF_KIND = [[/\/browser\//, 150], [/\/plugin\//, 60], [/-http\.spec\.ts$/, 15], [/./, 5]];

/**
 * Domain first: they take seconds, and what breaks there breaks everything else too. Then the longest first, so that
 * the workers end at the same time and none is left with a long one at the end.
 */
module.exports = class DomainFirstThenLongest extends Sequencer {
  sort(tests) {
    const ranked = tests.map((test) => ({ test, isDomain: test.context.config.displayName?.name === "domain", seconds: secondsOf(test.path), size: statSync(test.path).size }));
    ranked.sort((a, b) => Number(b.isDomain) - Number(a.isDomain) || b.seconds - a.seconds || b.size - a.size || (a.test.path < b.test.path ? -1 : 1));
    return ranked.map(({ test }) => test);
  }
};

function secondsOf(file) {
  const name = path.relative(path.join(__dirname, "integration-tests"), file).split(path.sep).join("/").replace(/\.spec\.ts$/, "");
  return SECONDS[name] ?? SECONDS_OF_KIND.find(([pattern]) => pattern.test(file))[1];
}
