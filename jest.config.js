/**
 * Two kinds of tests. `domain`: pure code, no database, runs in seconds.
 * `integration`: everything that needs a server; `npm test` prepares it.
 */
const transform = {
  "^.+\\.[jt]sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: false, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
        },
        target: "es2022",
        keepClassNames: true,
      },
      module: { type: "commonjs", ignoreDynamic: true },
      sourceMaps: "inline",
    },
  ],
};

/**
 * Jest runs everything, Medusa too, in a sandbox whose globals are thirty times slower to look up than a parameter. These
 * become parameters, which makes such a Medusa nearly twice as fast. Not among them: what tests replace (timers), and
 * what packages declare anew (`process`, `Buffer`, `URL`), since a parameter cannot be declared again.
 */
const FAST_GLOBALS = [
  "Object", "Array", "Date", "Map", "Set", "WeakMap", "WeakRef", "Promise", "Proxy", "Reflect", "JSON", "Math", "Number", "String", "Boolean",
  "BigInt", "Symbol", "Function", "RegExp", "Error", "TypeError", "RangeError", "Uint8Array", "parseInt", "parseFloat", "isNaN",
];

const common = {
  rootDir: __dirname,
  testEnvironment: "node",
  transform,
  resolver: "<rootDir>/jest.resolver.js",
  moduleFileExtensions: ["ts", "js", "json", "node", "tsx"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa", "<rootDir>/.aftercare"],
  testPathIgnorePatterns: ["/node_modules/", "/.medusa/", "/.aftercare/"],
  sandboxInjectedGlobals: FAST_GLOBALS,
};

/** @type {import("jest").Config} */
module.exports = {
  projects: [
    {
      ...common,
      displayName: "domain",
      testMatch: ["<rootDir>/src/**/*.spec.ts", "<rootDir>/admin/**/*.spec.ts", "<rootDir>/portal/**/*.spec.ts"],
    },
    {
      ...common,
      displayName: "integration",
      testMatch: ["<rootDir>/integration-tests/**/*.spec.ts"],
      globalSetup: "<rootDir>/integration-tests/support/global-setup.ts",
      globalTeardown: "<rootDir>/integration-tests/support/global-teardown.ts",
    },
  ],
  // Jest takes a timeout only for all projects together. It is there for what hangs: on a machine that is four times as
  // slow as usual, everything still ends well within it.
  testTimeout: 240_000,
  testSequencer: "<rootDir>/jest.sequencer.js",
  reporters: ["default", "<rootDir>/jest.failures.js"],
};
