import { Plus, Trash } from "@medusajs/icons"
import { Button, IconButton, Switch, Text } from "@medusajs/ui"
import { createContext, useContext, useId } from "react"
import { Choice } from "../common/choice"
import { Field } from "../common/field"
import { useTexts } from "../common/use-texts"
import { asList, asObject, capital, listOrNothing, type TermsValue, withValue } from "./terms-document"
import type { GroupNode, OneOfNode, RowsNode, TermsNode } from "./terms-form"
import { TermsLeaf } from "./terms-leaf"
import { useTermsWords } from "./use-terms-words"

/** What the server found wrong, by the path of the field (`coverage.0.pct`). */
export const TermsProblems = createContext<ReadonlyMap<string, string>>(new Map())

interface FieldsProps {
  readonly nodes: readonly TermsNode[]
  readonly value: TermsValue
  readonly onChange: (value: TermsValue) => void
  /** With the numbers of rows, as the server names a field. */
  readonly at?: string
  /** Without them, as the catalogue names it. */
  readonly path?: readonly string[]
}

/** Fields side by side; what has fields of its own takes the whole width. */
export function TermsFields({ nodes, value, onChange, at = "", path = [] }: FieldsProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
      {nodes.map((node) => {
        const place = { at: at === "" ? node.name : `${at}.${node.name}`, path: [...path, node.name] }
        return (
          <div key={node.name} className={node.type === "group" || node.type === "rows" || node.type === "oneOf" || node.type === "chips" ? "min-w-0 md:col-span-2" : "min-w-0"}>
            <TermsField node={node} value={value[node.name]} onChange={(next) => onChange(withValue(value, node.name, next))} {...place} />
          </div>
        )
      })}
    </div>
  )
}

interface FieldProps<Node> {
  readonly node: Node
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly at: string
  readonly path: readonly string[]
}

function TermsField({ node, ...props }: FieldProps<TermsNode>) {
  const problem = useContext(TermsProblems).get(props.at) ?? null
  switch (node.type) {
    case "group":
      return <Group node={node} {...props} />
    case "rows":
      return <Rows node={node} {...props} />
    case "oneOf":
      return <OneOf node={node} {...props} />
    default:
      return <TermsLeaf node={node} {...props} problem={problem} />
  }
}

function Group({ node, value, onChange, at, path }: FieldProps<GroupNode>) {
  const words = useTermsWords()
  const id = useId()
  const problem = useContext(TermsProblems).get(at)
  const fields = <TermsFields nodes={node.nodes} value={asObject(value)} onChange={(next) => onChange(Object.keys(next).length === 0 && node.blank === undefined ? undefined : next)} at={at} path={path} />
  if (node.blank === undefined) return fields
  const isOn = value !== undefined && value !== null
  return (
    <div className="border-ui-border-base flex flex-col gap-y-4 rounded-lg border px-4 py-3">
      <div className="flex items-start gap-x-3">
        <Switch id={id} size="small" checked={isOn} onCheckedChange={(checked) => onChange(checked ? node.blank : undefined)} className="mt-0.5" />
        <label htmlFor={id} className="min-w-0 cursor-pointer">
          <Text size="small" leading="compact" weight="plus">{words.label(path)}</Text>
          {words.hint(path) !== null && <Text size="small" className="text-ui-fg-subtle text-pretty">{words.hint(path)}</Text>}
        </label>
      </div>
      {isOn && fields}
      {problem !== undefined && <Text size="small" role="alert" className="text-ui-fg-error">{problem}</Text>}
    </div>
  )
}

function Rows({ node, value, onChange, at, path }: FieldProps<RowsNode>) {
  const { t } = useTexts()
  const words = useTermsWords()
  const rows = asList(value)
  const problem = useContext(TermsProblems).get(at)
  const set = (index: number, row: unknown): void => onChange(rows.map((other, place) => (place === index ? row : other)))
  const label = words.label(path)
  return (
    <fieldset className="flex min-w-0 flex-col gap-y-2">
      <legend className="txt-compact-small-plus pb-2">{label}</legend>
      {words.hint(path) !== null && <Text size="small" className="text-ui-fg-subtle text-pretty">{words.hint(path)}</Text>}
      {rows.map((row, index) => (
        <div key={index} className="bg-ui-bg-subtle border-ui-border-base flex items-start gap-x-2 rounded-lg border p-3">
          <div className="min-w-0 flex-1">
            {node.nodes !== null
              ? <TermsFields nodes={node.nodes} value={asObject(row)} onChange={(next) => set(index, next)} at={`${at}.${index}`} path={path} />
              : node.row !== undefined && <TermsLeaf node={node.row} value={row} onChange={(next) => set(index, next ?? [])} at={`${at}.${index}`} path={[...path, node.row.name]} problem={null} />}
          </div>
          <IconButton type="button" size="small" variant="transparent" aria-label={t("terms.removeRow", { name: label, number: index + 1 })} onClick={() => onChange(listOrNothing(rows.filter((_, place) => place !== index)))}><Trash className="text-ui-fg-subtle" /></IconButton>
        </div>
      ))}
      {problem !== undefined && <Text size="small" role="alert" className="text-ui-fg-error">{problem}</Text>}
      <div><Button type="button" size="small" variant="secondary" onClick={() => onChange([...rows, node.blank])} aria-label={t("terms.addRow", { name: label })}><Plus /> {t("terms.add")}</Button></div>
    </fieldset>
  )
}

function OneOf({ node, value, onChange, at, path }: FieldProps<OneOfNode>) {
  const { word } = useTexts()
  const words = useTermsWords()
  const problem = useContext(TermsProblems).get(at) ?? null
  const current = node.cases.find((candidate) => candidate.is(value))
  const choose = (key: string): void => {
    const next = node.cases.find((candidate) => candidate.key === key)
    onChange(next?.blank ?? undefined)
  }
  return (
    <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
      <Field label={words.label(path)} hint={words.hint(path) ?? undefined} problem={current?.leaf === undefined ? problem : null}>
        {({ id }) => <Choice id={id} value={current?.key ?? null} onChange={choose} placeholder="" options={node.cases.map(({ key }) => ({ value: key, label: capital(word(node.words, key)) }))} />}
      </Field>
      {current?.leaf !== undefined && <TermsLeaf node={current.leaf} value={value} onChange={onChange} at={at} path={[...path, current.key]} problem={problem} />}
      {current?.nodes !== undefined && <div className="md:col-span-2"><TermsFields nodes={current.nodes} value={asObject(value)} onChange={onChange} at={at} path={path} /></div>}
    </div>
  )
}
