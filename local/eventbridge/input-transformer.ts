/**
 * What a rule's input transformer makes of an event: named parts of it, put into a text.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */

/** As the template holds it. */
export interface InputTransformer {
  /** Where each part stands in the event: `{"mail": "$.detail.mail.tags.mail[0]"}`. */
  readonly paths: Readonly<Record<string, string>>
  /** JSON with `<name>` where a part belongs. */
  readonly template: string
}

const path = /^\$(\.[\w-]+(\[\d+\])*)*$/
const placeholder = /<([^<>]*)>/g
/** A text in JSON, or a placeholder that stands by itself. */
const textOrPlaceholder = /"(?:[^"\\]|\\.)*"|<[^<>]*>/g

/** @throws on what AWS refuses, and on what this runner would understand otherwise than AWS, by its name */
export function checkInputTransformer({ paths, template }: InputTransformer): void {
  for (const [name, text] of Object.entries(paths)) {
    if (path.test(text)) continue
    throw new Error(
      `input transformer: the path ${text} of ${name} is not known to the local runner, only paths such as $.detail.list[0]`,
    )
  }
  for (const [, name = ''] of template.matchAll(placeholder)) {
    if (Object.hasOwn(paths, name)) continue
    throw new Error(
      name.startsWith('aws.')
        ? `input transformer: the variable ${name} is not known to the local runner; add it to local/eventbridge/input-transformer.ts`
        : `input transformer: <${name}> has no path in InputPathsMap`,
    )
  }
  try {
    transform({ paths, template }, {})
  } catch (cause) {
    throw new Error(`input transformer: the template is no JSON: ${template}`, { cause })
  }
}

/**
 * Alone, a part comes in as JSON; inside a text as plain text. What the event does not have is an empty text, both ways: so
 * AWS did when others recorded it.
 * @throws when the outcome is no JSON
 */
export function transform({ paths, template }: InputTransformer, event: unknown): unknown {
  const value = (name: string) => part(event, paths[name] ?? '$') ?? ''
  return JSON.parse(
    template.replace(textOrPlaceholder, (found) =>
      found.startsWith('<')
        ? JSON.stringify(value(found.slice(1, -1)))
        : found.replace(placeholder, (_, name: string) => withinText(value(name))),
    ),
  )
}

function withinText(value: unknown): string {
  return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1)
}

/** What stands at a path such as `$.detail.mail.tags.mail[0]`, if anything. */
export function part(event: unknown, text: string): unknown {
  const steps = text.match(/[\w-]+/g) ?? []
  return steps.reduce<unknown>((value, step) => new Map(Object.entries(Object(value))).get(step), event)
}
