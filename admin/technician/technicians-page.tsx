import { Button, createDataTableColumnHelper, Input, StatusBadge, toast, usePrompt } from "@medusajs/ui"
import { useMemo, useState } from "react"
import type { HttpTechnician } from "../../src/types/http"
import { useRead } from "../common/api/use-read"
import { useWrite } from "../common/api/use-write"
import { DeskPage } from "../common/desk-page"
import { DeskTable } from "../common/desk-table"
import { Field } from "../common/field"
import { Instant } from "../common/instant"
import { RejectedList } from "../common/rejected-list"
import { SideDrawer } from "../common/side-drawer"
import { useListParams } from "../common/use-list-params"
import { useProblemWords } from "../common/use-problem-words"
import { useTexts } from "../common/use-texts"
import type { TechnicianList } from "./use-technicians"

const FILTERS = {}
const COLORS = { invited: "orange", active: "green", disabled: "grey" } as const satisfies Record<HttpTechnician["status"], string>
const helper = createDataTableColumnHelper<HttpTechnician>()

/** Who works at the bench: invited by mail, shut out at once. */
export function TechniciansPage() {
  const { t } = useTexts()
  const list = useListParams(FILTERS, "offset")
  const { data, isLoading, error, refetch } = useRead<TechnicianList>("/admin/technicians", list.query, { keepPrevious: true })
  const [isInviting, setInviting] = useState(false)
  const columns = useMemo(() => [
    helper.accessor("name", { header: t("technician.name") }),
    helper.accessor("email", { header: t("technician.email") }),
    helper.accessor("status", { header: t("unit.statusLabel"), cell: ({ getValue }) => <StatusBadge color={COLORS[getValue()]}>{t(`technician.status.${getValue()}`)}</StatusBadge> }),
    helper.accessor("invited_at", { header: t("technician.invited"), cell: ({ getValue }) => <Instant at={getValue()} className="whitespace-nowrap" /> }),
    helper.display({ id: "deeds", header: "", cell: ({ row: { original: technician } }) => <Deeds technician={technician} /> }),
  ], [t])
  return (
    <DeskPage>
      <DeskTable
        heading={t("technician.title")} rows={data?.technicians} page={data} list={list} columns={columns} idOf={({ id }) => id} isLoading={isLoading} error={error} onRetry={() => void refetch()}
        empty={{ title: t("technician.none"), hint: t("technician.noneHint") }} actions={<Button size="small" variant="secondary" onClick={() => setInviting(true)}>{t("technician.invite")}</Button>}
      />
      {isInviting && <InviteDrawer onClose={() => setInviting(false)} />}
    </DeskPage>
  )
}

type Deed = "disable" | "enable" | "reset_password"

function Deeds({ technician }: { readonly technician: HttpTechnician }) {
  const { t } = useTexts()
  const prompt = usePrompt()
  const { toastProblem } = useProblemWords()
  const { write, isPending } = useWrite<{ readonly deed?: Deed }, unknown>(({ deed }) => `/admin/technicians/${technician.id}/${deed}`, "POST", ({ deed: _deed, ...body }) => body)
  const run = async (deed: Deed): Promise<void> => {
    if (!(await prompt({ title: t(`technician.deed.${deed}`), description: t(`technician.consequence.${deed}`, { name: technician.name }), variant: deed === "disable" ? "danger" : "confirmation", confirmText: t(`technician.deed.${deed}`), cancelText: t("general.cancel") }))) return
    try {
      await write({ deed })
      toast.success(t(`technician.done.${deed}`))
    } catch (error) {
      toastProblem(error)
    }
  }
  const deeds: readonly Deed[] = technician.status === "disabled" ? ["enable"] : ["reset_password", "disable"]
  return <div className="flex justify-end gap-2">{deeds.map((deed) => <Button key={deed} size="small" variant="secondary" disabled={isPending} onClick={() => void run(deed)}>{t(`technician.deed.${deed}`)}</Button>)}</div>
}

function InviteDrawer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTexts()
  const { wordsOf, rejectedOf } = useProblemWords()
  const { write, isPending, error } = useWrite<object, unknown>("/admin/technicians")
  const [name, setName] = useState("")
  const [email, setEmail] = useState("")
  const onSubmit = async (): Promise<void> => {
    try {
      await write({ name, email })
      toast.success(t("technician.wasInvited", { email }))
      onClose()
    } catch {
      // The drawer shows the refusal.
    }
  }
  return (
    <SideDrawer title={t("technician.invite")} hint={t("technician.inviteHint")} submit={t("technician.invite")} isPending={isPending} canSubmit={name.trim() !== "" && email.includes("@")} onSubmit={onSubmit} onClose={onClose}>
      <Field label={t("technician.name")}>{(ids) => <Input {...ids} size="small" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />}</Field>
      <Field label={t("technician.email")}>{(ids) => <Input {...ids} size="small" type="email" value={email} onChange={(event) => setEmail(event.target.value)} autoComplete="off" />}</Field>
      {error !== null && <RejectedList words={wordsOf(error)} entries={rejectedOf(error)} />}
    </SideDrawer>
  )
}
