import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { OutboxFileNotificationProvider } from "./provider";

export default ModuleProvider(Modules.NOTIFICATION, { services: [OutboxFileNotificationProvider] });
