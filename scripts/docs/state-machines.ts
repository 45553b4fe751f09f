import { commandsFrom, targetsOf, type TransitionTable } from "../../src/domain/common/transition";
import { RMA_COMMANDS } from "../../src/domain/rma/commands";
import { RMA_COMMAND_STATUSES } from "../../src/domain/rma/decide-rma";
import { DECISION_COMMANDS, DECISION_TRANSITIONS, OFFER_COMMANDS, OFFER_TRANSITIONS, RECEPTION_COMMANDS, RECEPTION_TRANSITIONS } from "../../src/domain/rma/transitions";
import { COMMAND_EVENTS } from "../../src/domain/unit/command-events";
import { REPAIR_COMMAND_EVENTS } from "../../src/domain/repair/command-events";
import { REPAIR_COMMANDS, REPAIR_TRANSITIONS } from "../../src/domain/repair/transitions";
import { UNIT_COMMANDS, UNIT_TRANSITIONS } from "../../src/domain/unit/transitions";
import { CLAIM_COMMANDS, CLAIM_TRANSITIONS } from "../../src/domain/warranty/claim";
import { ENTITLEMENT_COMMANDS, ENTITLEMENT_TRANSITIONS } from "../../src/domain/warranty/entitlement-commands";
import { REGISTRATION_COMMANDS, REGISTRATION_TRANSITIONS } from "../../src/domain/warranty/registration";
import { VENDOR_CLAIM_COMMANDS, VENDOR_CLAIM_TRANSITIONS } from "../../src/domain/vendor/transitions";
import { code, codes, GENERATED_NOTICE, paragraphs, table } from "./markdown";

type StateMachine = {
  noun: string;
  about: string;
  transitions: TransitionTable<string, string>;
  commands: readonly string[];
  /** The row of what does not exist yet; where there is none, `initial` is where it comes into being. */
  origin?: string;
  initial?: string;
  /** Of units and what moves them; other documents have a timeline of their own. */
  eventsOf?: Readonly<Record<string, readonly string[]>>;
};

/** One entry for each noun whose status is a table. */
const STATE_MACHINES: readonly StateMachine[] = [
  {
    noun: "Unit",
    about:
      "The life of one physical unit. Custody, grade, holds and owner are axes of their own and do not appear here. Where a command may lead to several statuses, the unit's facts decide: a found unit goes back to stock only when it was lost from stock.",
    transitions: UNIT_TRANSITIONS,
    commands: UNIT_COMMANDS,
    origin: "unborn",
    eventsOf: COMMAND_EVENTS,
  },
  {
    noun: "Warranty claim",
    about: "A request to use a warranty. It opens with the verdict of that day frozen on it; `check` judges anew. A denial or a partial approval can be appealed against once, and nothing is withdrawn once what it led to is on its way.",
    transitions: CLAIM_TRANSITIONS,
    commands: CLAIM_COMMANDS,
    origin: "submitted",
    eventsOf: { withdraw: ["unit.claim_closed"], close: ["unit.claim_closed"] },
  },
  {
    noun: "Warranty registration",
    about: "Somebody says that a unit is theirs. The customer of our own sale is approved at once; otherwise an agent looks at the proof.",
    transitions: REGISTRATION_TRANSITIONS,
    commands: REGISTRATION_COMMANDS,
    origin: "pending",
    eventsOf: { approve: ["unit.warranty_registered"] },
  },
  {
    noun: "Entitlement",
    about: "What a person does to one unit's right, always with a reason. Everything else follows from history, policy and date: expired, exhausted, superseded, transferred, and voided when the sale is reversed.",
    transitions: ENTITLEMENT_TRANSITIONS,
    commands: ENTITLEMENT_COMMANDS,
    origin: "pending",
    eventsOf: {},
  },
  {
    noun: "Reception of an RMA line",
    about: "Where the unit of one line is on its way back. A late parcel is received whatever was written down before; a wrong unit keeps the line open for the right one.",
    transitions: RECEPTION_TRANSITIONS, commands: RECEPTION_COMMANDS, initial: "awaiting",
  },
  {
    noun: "Decision of an RMA line",
    about: "Whether the request is accepted. It may be restated or overridden until a resolution or disposition rests on it.",
    transitions: DECISION_TRANSITIONS, commands: DECISION_COMMANDS, initial: "pending",
  },
  {
    noun: "Replacement offer",
    about: "Another product in the unit's place, by `offer_replacement`; at most one is open on a line. The customer accepts or declines, the agent withdraws, and the clock ends it (`expire_offer`). What makes a replacement impossible withdraws it.",
    transitions: OFFER_TRANSITIONS, commands: OFFER_COMMANDS, initial: "offered",
  },
  {
    noun: "Repair order",
    about:
      "The work on one unit. A line that costs the customer more than she approved leads to `quoting`; a paused order goes on where it stood. An order that is opened takes its unit to the bench (`unit.repair_opened`, `unit.repair_started`).",
    transitions: REPAIR_TRANSITIONS,
    commands: REPAIR_COMMANDS,
    initial: "intake",
    eventsOf: REPAIR_COMMAND_EVENTS,
  },
  {
    noun: "Vendor claim",
    about: "Our recovery from one maker. Units join while it is open; the maker's answers may be corrected until it is closed. [vendor-claims.md](vendor-claims.md) tells the rest.",
    transitions: VENDOR_CLAIM_TRANSITIONS, commands: VENDOR_CLAIM_COMMANDS, origin: "open",
  },
];

export function renderStateMachines(): string {
  return paragraphs(
    GENERATED_NOTICE,
    "# State machines",
    "What each status allows. The table is the first thing a command is held to; the guards of its decision may still refuse it, with a code of [rejections.md](rejections.md).",
    ...STATE_MACHINES.flatMap(renderMachine),
    "## RMA",
    "The status of an RMA follows from its lines. These commands on the whole document are held to it; closing also wants every line finished, and canceling that nothing is on its way.",
    table(["Command", "Allowed when the RMA is"], RMA_COMMANDS.map((name) => [code(name), codes(RMA_COMMAND_STATUSES[name])])),
  );
}

function renderMachine(machine: StateMachine): string[] {
  const { noun, about } = machine;
  return [
    `## ${noun}`,
    about,
    renderDiagram(machine),
    `### ${noun}: status × command`,
    "A cell names where the command leads; ○ means that the status stays; an empty cell is refused.",
    renderMatrix(machine),
    ...renderEvents(machine),
  ];
}

function renderEvents(machine: StateMachine): string[] {
  const { noun, commands, eventsOf } = machine;
  if (eventsOf === undefined) return [];
  return [
    `### ${noun}: commands and the events they write`,
    machine.origin === undefined ? "Events are the unit's; further ones are those of parts, or of a unit that moves twice." : "A command writes exactly one event for each unit.",
    table(["Command", "Event", "Allowed when"], commands.map((name) => [code(name), codes(eventsOf[name] ?? []), codes(statusesOf(machine, name))])),
  ];
}

/** Commands that stay where they are would only be loops; the table below has them. */
function renderDiagram({ transitions, commands, origin, initial }: StateMachine): string {
  const lines: string[] = initial === undefined ? [] : [`  [*] --> ${initial}`];
  for (const from of Object.keys(transitions)) {
    for (const to of Object.keys(transitions)) {
      const names = commands.filter((name) => from !== to && targetsOf(transitions, from, name).includes(to));
      if (names.length > 0) lines.push(`  ${from === origin ? "[*]" : from} --> ${to}: ${names.join(", ")}`);
    }
    if (from !== origin && commandsFrom(transitions, from).length === 0) lines.push(`  ${from} --> [*]`);
  }
  return ["```mermaid", "stateDiagram-v2", ...lines, "```"].join("\n");
}

function renderMatrix({ transitions, commands }: StateMachine): string {
  const cell = (from: string, name: string) => targetsOf(transitions, from, name).map((to) => (to === from ? "○" : to)).join(", ");
  const statuses = Object.keys(transitions);
  return table(["", ...statuses], commands.map((name) => [code(name), ...statuses.map((from) => cell(from, name))]));
}

const statusesOf = ({ transitions }: StateMachine, name: string): string[] =>
  Object.keys(transitions).filter((from) => targetsOf(transitions, from, name).length > 0);
