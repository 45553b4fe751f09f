import { useNavigate } from "react-router-dom"
import { Bar, BarChart as Chart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts"
import { TextLink } from "../common/text-link"
import { useTexts } from "../common/use-texts"

const ROW_PX = 34

interface BarChartProps {
  readonly bars: readonly { readonly key: string; readonly count: number }[]
  readonly group: string
  /** The list behind a bar. */
  readonly hrefOf: (key: string) => string
}

/** Counts as bars; the same numbers stand in a table, with their links, for who cannot see or click them. */
export function BarChart({ bars, group, hrefOf }: BarChartProps) {
  const { word } = useTexts()
  const navigate = useNavigate()
  const data = bars.map(({ key, count }) => ({ key, name: word(group, key), count }))
  return (
    <>
      <div aria-hidden style={{ height: data.length * ROW_PX }}>
        <ResponsiveContainer width="100%" height="100%">
          <Chart data={data} layout="vertical" margin={{ left: 0, right: 32, top: 0, bottom: 0 }} accessibilityLayer={false}>
            <XAxis type="number" hide allowDecimals={false} />
            <YAxis type="category" dataKey="name" width={140} axisLine={false} tickLine={false} tick={{ fill: "var(--fg-subtle)", fontSize: 12 }} />
            <Bar dataKey="count" fill="var(--tag-blue-icon)" radius={[0, 4, 4, 0]} barSize={14} isAnimationActive={false} cursor="pointer" onClick={({ key }: { readonly key?: string }) => { if (key !== undefined) navigate(hrefOf(key)) }}><LabelList dataKey="count" position="right" fill="var(--fg-base)" fontSize={12} /></Bar>
          </Chart>
        </ResponsiveContainer>
      </div>
      <table className="sr-only"><tbody>{data.map(({ key, name, count }) => <tr key={key}><th scope="row"><TextLink to={hrefOf(key)}>{name}</TextLink></th><td>{count}</td></tr>)}</tbody></table>
    </>
  )
}
