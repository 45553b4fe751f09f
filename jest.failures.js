/** Names what failed once more, last of all: of a long log the end is what people see first. */
module.exports = class FailuresLast {
  onRunComplete(_contexts, { testResults }) {
    const failed = testResults.flatMap(({ testFilePath, testResults: cases, testExecError }) => [
      ...(testExecError ? [`${testFilePath}: ${String(testExecError.message).split("\n")[0]}`] : []),
      ...cases.filter(({ status }) => status === "failed").map(({ fullName }) => `${testFilePath}: ${fullName}`),
    ]);
    if (failed.length === 0) return;
    const root = `${__dirname}/`;
    process.stderr.write(`\nFailed:\n${failed.map((line) => `  ${line.replace(root, "")}`).join("\n")}\n`);
  }
};
