import { Text } from "@medusajs/ui"
import { Section } from "../common/section"
import { useTexts } from "../common/use-texts"
import { usePolicyWords } from "./policy-words"
import type { TermsValue } from "./terms-document"

/** What the terms say, as a customer would be told. */
export function PolicyPreview({ terms, variantIds }: { readonly terms: TermsValue; readonly variantIds: readonly string[] | null }) {
  const { t } = useTexts()
  const wordsOf = usePolicyWords()
  return (
    <Section title={t("warranty.preview")}>
      <ul aria-live="polite" className="flex list-disc flex-col gap-y-1.5 py-4 pl-10 pr-6">
        {wordsOf({ terms, variant_ids: variantIds }).map((sentence) => <li key={sentence}><Text size="small" className="text-pretty">{sentence}</Text></li>)}
      </ul>
    </Section>
  )
}
