import { fromPage, type Visited, visit } from './link-visit.ts'
import type { JourneyStack } from './stack.ts'

/** Fills in the form of a sender's page that has such a button, and presses it: `add`, `withdraw`, `withdraw-confirmed`. */
export async function fillIn(
  stack: JourneyStack,
  page: Visited,
  button: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<Visited> {
  const form = { ...hiddenBeside(page, button), ...answers, do: button }
  const answer = await visit(stack, page.path, { form })
  const { location } = answer.headers
  return location === undefined ? answer : visit(stack, location, { headers: fromPage })
}

function hiddenBeside({ html, text }: Visited, button: string): Record<string, string> {
  const forms = [...html.matchAll(/<form[^>]*>(.*?)<\/form>/gs)].map(([, inner = '']) => inner)
  const [form, ...others] = forms.filter((inner) => inner.includes(`name="do" value="${button}"`))
  if (form === undefined || others.length > 0) throw new Error(`not one form says “${button}”: ${text}`)
  const hidden = form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]))
}
