/** The shapes of the HTTP contract, for clients, the Admin and the portal. Types only. */
export type * from "./common"
export type * from "./order-units"
export type * from "./rma"
export type * from "./serial-policy"
export type * from "./unit"
export type * from "./unit-exception"
export type * from "./vendor-claim"
