/** The shapes of the HTTP contract, for clients, the Admin and the portal. Types only. */
export type * from "./attachment"
export type * from "./common"
export type * from "./order-units"
export type * from "./serial-policy"
export type * from "./store-unit"
export type * from "./unit"
export type * from "./unit-exception"
