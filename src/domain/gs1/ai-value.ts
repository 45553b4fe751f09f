import type { AiCharacterSet, AiComponent, AiDefinition } from "./ai-dictionary"
import { quote, refuse, type Gs1Refusal } from "./gs1-result"
import { lint, type LinterName } from "./linters"

const CHARACTER_SET_LINTERS: Record<AiCharacterSet, LinterName> = {
  N: "csetnumeric",
  X: "cset82",
  Y: "cset39",
  Z: "cset64",
}

/** Checks one AI's value: each component takes as much of it as it may, optional ones only while something is left. */
export function checkAiValue(definition: AiDefinition, value: string): Gs1Refusal | null {
  const { ai } = definition
  if (value === "") return refuse("gs1.value_empty", `AI (${ai}) has no value.`)
  if (value.length > definition.lengthMax) {
    return refuse("gs1.value_too_long", `AI (${ai}) takes ${definition.lengthMax} characters at most; ${quote(value)} has ${value.length}.`)
  }
  let position = 0
  for (const component of definition.components) {
    if (position === value.length && component.isOptional) break
    const part = value.slice(position, position + component.lengthMax)
    if (part.length < component.lengthMin) {
      return refuse("gs1.value_too_short", `AI (${ai}) needs more characters than ${quote(value)} has.`)
    }
    const problem = lintComponent(component, part)
    if (problem !== null) {
      const words = problem.replaceAll("_", " ")
      return refuse("gs1.value_invalid", `AI (${ai}) has an invalid value ${quote(value)}: ${words}.`)
    }
    position += part.length
  }
  return null
}

function lintComponent(component: AiComponent, part: string): string | null {
  const problem = lint(CHARACTER_SET_LINTERS[component.characterSet], part)
  if (problem !== null) return problem
  for (const name of component.linters) {
    const found = lint(name, part)
    if (found !== null) return found
  }
  return null
}
