import type { HandlersFor } from "../messaging/consumer"
import { QUEUE_NAMES, type QueueName } from "../messaging/jobs"
import type { Services } from "../services/create-services"
import { closeWarrantyClaim } from "./handlers/close-warranty-claim"
import { createEntitlements } from "./handlers/create-entitlements"
import { evaluateRma } from "./handlers/evaluate-rma"
import { importUnits } from "./handlers/import-units"
import { reevaluateEntitlements } from "./handlers/reevaluate-entitlements"
import { rollOutPolicy } from "./handlers/roll-out-policy"
import { runWarrantyBatch } from "./handlers/run-warranty-batch"
import { settleRmaDeadline } from "./handlers/settle-rma-deadline"
import { refreshRepairHistory } from "./handlers/refresh-repair-history"

/** All queues but the one that needs Medusa's container. */
export type WorkerQueueName = Exclude<QueueName, "medusa">

export const WORKER_QUEUE_NAMES = QUEUE_NAMES.filter((name): name is WorkerQueueName => name !== "medusa")

export const workerHandlers = (services: Services): HandlersFor<WorkerQueueName> => ({
  close_warranty_claim: closeWarrantyClaim(services),
  create_entitlements: createEntitlements(services),
  import_units: importUnits(services),
  reevaluate_entitlements: reevaluateEntitlements(services),
  roll_out_policy: rollOutPolicy(services),
  run_warranty_batch: runWarrantyBatch(services),
  evaluate_rma: evaluateRma(services),
  settle_rma_deadline: settleRmaDeadline(services),
  refresh_repair_history: refreshRepairHistory(services),
})
