import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { DemoPaymentProvider } from "./provider";

export default ModuleProvider(Modules.PAYMENT, { services: [DemoPaymentProvider] });
