import type { DataSource } from "typeorm"
import type { AftercareOptions } from "./options"
import AftercareModuleService from "./service"

const MEDUSAS = "redis://medusa:6379"

function redisOf(options: AftercareOptions, projectRedisUrl?: string): string | undefined {
  const projectConfig = { databaseUrl: "postgres://localhost/shop", ...(projectRedisUrl === undefined ? {} : { redisUrl: projectRedisUrl }) }
  const cradle = { aftercareDataSource: {} as DataSource, logger: {}, configModule: { projectConfig } }
  return new AftercareModuleService(cradle as ConstructorParameters<typeof AftercareModuleService>[0], options).options.redisUrl
}

describe("the Redis of the queues", () => {
  it("is Medusa's own unless the option names another, so that Medusa and the workers meet at the same queues", () => {
    expect(redisOf({}, MEDUSAS)).toBe(MEDUSAS)
    expect(redisOf({ redisUrl: "redis://ours:6379" }, MEDUSAS)).toBe("redis://ours:6379")
  })

  it("is none without either, and none when the option is empty", () => {
    expect(redisOf({})).toBeUndefined()
    expect(redisOf({}, "")).toBeUndefined()
    expect(redisOf({ redisUrl: "" }, MEDUSAS)).toBeFalsy()
  })
})
