import { codeLabels, de } from "../../../admin/common/texts/de"
import { en } from "../../../admin/common/texts/en"

export default { en: { aftercare: en }, de: { aftercare: { ...de, codeLabels } } }
