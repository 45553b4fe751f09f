import { ACTORS, permissions } from "../../src/api/permissions";
import { code, GENERATED_NOTICE, paragraphs, table } from "./markdown";

export function renderPermissions(): string {
  const rows = permissions()
    .sort((a, b) => (a.path === b.path ? 0 : a.path < b.path ? -1 : 1))
    .map(({ method, path, access, admitted }) => [code(`${method} ${path}`), code(access), ...ACTORS.map((actor) => (admitted.includes(actor) ? "✓" : ""))]);
  return paragraphs(
    GENERATED_NOTICE,
    "# Permissions",
    "Who may call which route. Everybody else gets Medusa's own 401. A test knocks at every door as every actor and expects this table.",
    "An **agent** is an admin user of Medusa or a secret API key. A **customer** is signed in. A **guest** has redeemed a mailed one-time link and sends the header `x-aftercare-guest`; it is good for half an hour and for one order or unit. A **technician** is signed in at the bench. Store routes also want Medusa's publishable key. Being let in is not seeing everything: customers and guests see what is theirs, and of everything else they hear that it does not exist.",
    table(["Route", "Access", ...ACTORS], rows),
  );
}
