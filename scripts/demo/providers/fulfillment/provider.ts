import { randomInt } from "node:crypto";
import { AbstractFulfillmentProviderService } from "@medusajs/framework/utils";
import type { CreateFulfillmentResult, FulfillmentOption } from "@medusajs/framework/types";

const TRACKING_NUMBER_MAX = 1_000_000_000;

/** A carrier that exists only here: it accepts every parcel and answers with a label. */
export class DemoFulfillmentProvider extends AbstractFulfillmentProviderService {
  static override identifier = "demo-carrier";

  override async getFulfillmentOptions(): Promise<FulfillmentOption[]> {
    return [
      { id: "demo-parcel", name: "Parcel" },
      { id: "demo-return", name: "Return parcel", is_return: true },
    ];
  }

  override async validateOption(): Promise<boolean> {
    return true;
  }

  override async validateFulfillmentData(
    _option: Record<string, unknown>,
    data: Record<string, unknown>
  ): Promise<Record<string, unknown>> {
    return data;
  }

  override async canCalculate(): Promise<boolean> {
    return false;
  }

  override async createFulfillment(): Promise<CreateFulfillmentResult> {
    return withLabel("OUT");
  }

  override async createReturnFulfillment(): Promise<CreateFulfillmentResult> {
    return withLabel("RET");
  }

  override async cancelFulfillment(): Promise<Record<string, unknown>> {
    return {};
  }
}

function withLabel(direction: "OUT" | "RET"): CreateFulfillmentResult {
  const trackingNumber = `DEMO-${direction}-${String(randomInt(TRACKING_NUMBER_MAX)).padStart(9, "0")}`;
  return {
    data: { tracking_number: trackingNumber },
    labels: [
      {
        tracking_number: trackingNumber,
        tracking_url: `https://carrier.example/track/${trackingNumber}`,
        label_url: `https://carrier.example/label/${trackingNumber}.pdf`,
      },
    ],
  };
}
