const { default: Sequencer } = require("@jest/test-sequencer");

/** Domain first: they take seconds, and what breaks there breaks everything else too. */
module.exports = class DomainFirst extends Sequencer {
  sort(tests) {
    const rank = (test) =>
      (test.context.config.displayName?.name === "domain" ? "0" : "1") + test.path;
    return [...tests].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }
};
