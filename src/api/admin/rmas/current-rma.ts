import { presentRma } from "../../present/rma"
import type { RouteContext } from "../../respond"

/** What the RMA of the path is now. */
export const currentRma = async ({ params, services }: Pick<RouteContext<unknown, unknown>, "params" | "services">): Promise<object> => presentRma(await services.rmas.get(params["id"] ?? ""))
