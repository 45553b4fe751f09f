import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: "http://localhost",
      adminCors: "http://localhost",
      authCors: "http://localhost",
      jwtSecret: "only-for-this-test",
      cookieSecret: "only-for-this-test",
    },
  },
  admin: { disable: true },
  plugins: [
    {
      resolve: "medusa-plugin-aftercare",
      options: { hooks: { fulfillmentCreated: false }, queueNamespace: "host_queue", reconcileSeconds: 1 },
    },
  ],
})
