import { all, at, type Template } from './template.ts'

/** Spoils a template, so that one promise is broken. */
export type Breaking = (template: Template) => void

/** Writes a value into every resource of a type that has something at this path; undefined removes what is there. */
export function put(type: string, path: string, value: unknown): Breaking {
  return (template) => {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const holders = all(template, type)
      .map(({ id }) => at(template.Resources[id], ...steps))
      .filter((holder) => typeof holder === 'object' && holder !== null)
      .filter((holder) => value !== undefined || last in holder)
    if (holders.length === 0)
      throw new Error(`No ${type} of the template has ${path}: correct it in this test`)
    for (const holder of holders) {
      if (value === undefined) Reflect.deleteProperty(holder, last)
      else Reflect.set(holder, last, value)
    }
  }
}

/** Removes the resources of a type that mention a text. */
export function remove(type: string, text: string): Breaking {
  return (template) => {
    const found = Object.entries(template.Resources)
      .filter(([, resource]) => resource.Type === type && JSON.stringify(resource).includes(text))
      .map(([id]) => id)
    if (found.length === 0)
      throw new Error(`No ${type} of the template mentions ${text}: correct it in this test`)
    for (const id of found) delete template.Resources[id]
  }
}

/** Replaces a text in every resource of a type. */
export function rewrite(type: string, from: string, to: string): Breaking {
  return (template) => {
    for (const [id, resource] of Object.entries(template.Resources)) {
      const text = JSON.stringify(resource)
      if (resource.Type !== type || !text.includes(from)) continue
      template.Resources[id] = JSON.parse(text.replaceAll(from, to))
    }
  }
}

/** Lets every role that has a statement with this action do something more. */
export function grant(action: string, statement: Readonly<Record<string, unknown>>): Breaking {
  return (template) => {
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type !== 'AWS::IAM::Policy' || !JSON.stringify(Properties).includes(action)) continue
      const statements = at(Properties, 'PolicyDocument', 'Statement')
      if (Array.isArray(statements)) statements.push({ Effect: 'Allow', ...statement })
    }
  }
}
