import { Bar, BarChart as Chart, LabelList, ResponsiveContainer, XAxis, YAxis } from "recharts"
import { useTexts } from "../common/use-texts"

const ROW_PX = 34

/** Counts as bars; the same numbers stand in a table for who cannot see them. */
export function BarChart({ bars, group }: { readonly bars: readonly { readonly key: string; readonly count: number }[]; readonly group: string }) {
  const { word } = useTexts()
  const data = bars.map(({ key, count }) => ({ name: word(group, key), count }))
  return (
    <>
      <div aria-hidden style={{ height: data.length * ROW_PX }}>
        <ResponsiveContainer width="100%" height="100%">
          <Chart data={data} layout="vertical" margin={{ left: 0, right: 32, top: 0, bottom: 0 }}>
            <XAxis type="number" hide allowDecimals={false} />
            <YAxis type="category" dataKey="name" width={140} axisLine={false} tickLine={false} tick={{ fill: "var(--fg-subtle)", fontSize: 12 }} />
            <Bar dataKey="count" fill="var(--tag-blue-icon)" radius={[0, 4, 4, 0]} barSize={14} isAnimationActive={false}><LabelList dataKey="count" position="right" fill="var(--fg-base)" fontSize={12} /></Bar>
          </Chart>
        </ResponsiveContainer>
      </div>
      <table className="sr-only"><tbody>{data.map(({ name, count }) => <tr key={name}><th>{name}</th><td>{count}</td></tr>)}</tbody></table>
    </>
  )
}
