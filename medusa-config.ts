import path from "node:path";
import { defineConfig, loadEnv, Modules } from "@medusajs/framework/utils";

/** The application around the plugin: for development, for the tests, and for those who run Aftercare by itself. */

const projectDirectory = process.cwd();
loadEnv(process.env.NODE_ENV ?? "development", projectDirectory);

const isProduction = process.env.NODE_ENV === "production";
const isDemo = process.env.AFTERCARE_DEMO === "1";
const redisUrl = process.env.REDIS_URL || undefined;
const databaseUrl = process.env.DATABASE_URL || "postgres://localhost:5432/aftercare";
// Outside `static/`, which Express serves to anyone, and outside the build, which every build empties.
const stateDirectory = process.env.AFTERCARE_STATE_DIRECTORY || path.join(projectDirectory, ".aftercare");
const backendUrl = process.env.MEDUSA_BACKEND_URL || `http://localhost:${process.env.PORT || "9000"}`;
// What mails link to; behind a proxy it is not where the backend listens.
const publicUrl = process.env.AFTERCARE_PUBLIC_URL || backendUrl;
const trustedProxies = (process.env.AFTERCARE_TRUSTED_PROXIES || "").split(",").filter(Boolean);
const localOrigins = "http://localhost:5173,http://localhost:8000,http://localhost:9000";

module.exports = defineConfig({
  projectConfig: {
    databaseUrl,
    redisUrl,
    workerMode: workerMode(),
    http: {
      storeCors: process.env.STORE_CORS || localOrigins,
      adminCors: process.env.ADMIN_CORS || localOrigins,
      authCors: process.env.AUTH_CORS || localOrigins,
      jwtSecret: secret("JWT_SECRET"),
      cookieSecret: secret("COOKIE_SECRET"),
    },
    // A Secure cookie is never sent over plain http, so nobody could log in to the Admin of a local server.
    cookieOptions: { secure: process.env.COOKIE_SECURE === "true", sameSite: "lax" },
  },
  admin: {
    disable: process.env.AFTERCARE_ADMIN === "off",
    backendUrl: process.env.MEDUSA_BACKEND_URL || "/",
    path: "/app",
    // Tailwind reads only these folders. `sources` reaches the bundler but is missing from the type.
    ...({ sources: ["src/admin", "admin"].map((folder) => path.join(projectDirectory, folder)) } as object),
  },
  modules: [
    { key: "aftercare", resolve: "./src/modules/aftercare", options: { databaseUrl, redisUrl, portalUrl: `${publicUrl}/portal`, benchUrl: `${publicUrl}/bench`, trustedProxies } },
    {
      key: Modules.FILE,
      resolve: "@medusajs/medusa/file",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/file-local",
            id: "local",
            options: {
              backend_url: `${backendUrl}/static`,
              private_upload_dir: path.join(stateDirectory, "private-files"),
            },
          },
        ],
      },
    },
    ...(redisUrl ? redisModules(redisUrl) : []),
    ...(isDemo ? demoModules() : []),
  ],
});

function workerMode(): "shared" | "worker" | "server" {
  const mode = process.env.MEDUSA_WORKER_MODE || "shared";
  if (mode === "shared" || mode === "worker" || mode === "server") return mode;
  throw new Error(`MEDUSA_WORKER_MODE is "${mode}"; it may be shared, worker or server.`);
}

/** Production never falls back to a secret that everybody can read in this file. */
function secret(name: "JWT_SECRET" | "COOKIE_SECRET"): string | undefined {
  return process.env[name] || (isProduction ? undefined : "aftercare-development-only");
}

function redisModules(url: string) {
  return [
    { key: Modules.EVENT_BUS, resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl: url } },
    { key: Modules.WORKFLOW_ENGINE, resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl: url } } },
    {
      // Never locking-postgres: it keeps a transaction open while the work waits for another connection of the same pool.
      key: Modules.LOCKING,
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/locking-redis", id: "locking-redis", is_default: true, options: { redisUrl: url } },
        ],
      },
    },
    {
      key: Modules.CACHING,
      resolve: "@medusajs/medusa/caching",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/caching-redis", id: "caching-redis", is_default: true, options: { redisUrl: url } },
        ],
      },
    },
  ];
}

/** Absolute, since Medusa resolves a provider from its own folder. */
function demoProvider(name: string): string {
  return path.join(projectDirectory, "scripts", "demo", "providers", name);
}

/** A carrier, a bank and a post office that exist only on this machine. */
function demoModules() {
  return [
    {
      key: Modules.FULFILLMENT,
      resolve: "@medusajs/medusa/fulfillment",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/fulfillment-manual", id: "manual" },
          { resolve: demoProvider("fulfillment"), id: "demo" },
        ],
      },
    },
    {
      key: Modules.PAYMENT,
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: demoProvider("payment"), id: "demo" }] },
    },
    {
      key: Modules.NOTIFICATION,
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } },
          {
            resolve: demoProvider("notification"),
            id: "outbox",
            options: {
              channels: ["email"],
              file: process.env.AFTERCARE_OUTBOX_FILE || path.join(stateDirectory, "outbox.ndjson"),
            },
          },
        ],
      },
    },
  ];
}
