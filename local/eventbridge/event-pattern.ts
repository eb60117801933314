/**
 * Event patterns as EventBridge rules and Lambda's event filters share them: every field of the pattern must
 * match, one of the alternatives of each field is enough. Matching is on leaves: an object is never equal to
 * anything, and an array of the event matches when one of its elements does.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */

/** A pattern as the template holds it, already parsed from JSON. */
export type EventPattern = Readonly<Record<string, unknown>>

type Operator = (operand: unknown, leaf: unknown) => boolean

const ignoringCase: Operator = (operand, leaf) =>
  typeof leaf === 'string' && typeof operand === 'string' && leaf.toLowerCase() === operand.toLowerCase()

const prefix: Operator = (operand, leaf) =>
  isObject(operand)
    ? ignoringCaseWithin(operand, leaf, (text, part) => text.startsWith(part))
    : typeof leaf === 'string' && leaf.startsWith(String(operand))

const suffix: Operator = (operand, leaf) =>
  isObject(operand)
    ? ignoringCaseWithin(operand, leaf, (text, part) => text.endsWith(part))
    : typeof leaf === 'string' && leaf.endsWith(String(operand))

const anythingBut: Operator = (operand, leaf) => {
  if (Array.isArray(operand)) return !operand.includes(leaf)
  if (isObject(operand)) return !matchesOperator(operand, leaf)
  return operand !== leaf
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

const numeric: Operator = (operand, leaf) =>
  typeof leaf === 'number' &&
  comparisonsIn(operand).every(([sign, bound]) => comparisons[sign]?.(leaf, bound) ?? false)

/** `exists` is not here: it looks at the field, not at a leaf. */
const operators: Readonly<Record<string, Operator>> = {
  prefix,
  suffix,
  numeric,
  'anything-but': anythingBut,
  'equals-ignore-case': ignoringCase,
}

/** Does this event match this pattern? The pattern must have passed `checkPattern`. */
export function matches(pattern: EventPattern, event: unknown): boolean {
  if (Array.isArray(event)) return event.some((element) => matches(pattern, element))
  return Object.entries(pattern).every(([field, wanted]) => fieldMatches(wanted, fieldOf(event, field)))
}

/** @throws on anything that this runner would understand otherwise than AWS, naming it and where it stands */
export function checkPattern(pattern: unknown, path = ''): asserts pattern is EventPattern {
  if (!isObject(pattern) || Object.keys(pattern).length === 0) {
    throw new Error(`event pattern: ${path || 'the whole pattern'} must be an object with at least one field`)
  }
  for (const [field, wanted] of Object.entries(pattern)) {
    const where = path === '' ? field : `${path}.${field}`
    if (field.startsWith('$')) throw unknownOperator(field, path || 'the top')
    if (!Array.isArray(wanted)) checkPattern(wanted, where)
    else if (wanted.length === 0) throw new Error(`event pattern: ${where} lists no alternative`)
    else for (const alternative of wanted) checkAlternative(alternative, where)
  }
}

function fieldMatches(wanted: unknown, value: unknown): boolean {
  if (!Array.isArray(wanted)) return isObject(wanted) && matches(wanted, value)
  const leaves = leavesOf(value)
  return wanted.some((alternative) => {
    if (!isObject(alternative)) return leaves.includes(alternative)
    if ('exists' in alternative) return leaves.length > 0 === alternative['exists']
    return leaves.some((leaf) => matchesOperator(alternative, leaf))
  })
}

function matchesOperator(alternative: Readonly<Record<string, unknown>>, leaf: unknown): boolean {
  return Object.entries(alternative).every(([name, operand]) => operators[name]?.(operand, leaf) ?? false)
}

function ignoringCaseWithin(
  operand: Readonly<Record<string, unknown>>,
  leaf: unknown,
  test: (text: string, part: string) => boolean,
): boolean {
  const part = operand['equals-ignore-case']
  return typeof leaf === 'string' && typeof part === 'string' && test(leaf.toLowerCase(), part.toLowerCase())
}

function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf)
  return value === undefined || isObject(value) ? [] : [value]
}

/** `["property"]` of what came from JSON; inherited names such as `constructor` are no fields. */
function fieldOf(event: unknown, field: string): unknown {
  return isObject(event) && Object.hasOwn(event, field) ? event[field] : undefined
}

function checkAlternative(alternative: unknown, path: string): void {
  if (Array.isArray(alternative)) throw new Error(`event pattern: ${path} holds a list inside its list`)
  if (!isObject(alternative)) return
  const names = Object.keys(alternative)
  const [name] = names
  if (name === undefined || names.length > 1) {
    throw new Error(
      `event pattern: ${path} must have exactly one operator per alternative, not ${names.length}`,
    )
  }
  if (name === 'exists') {
    if (typeof alternative[name] !== 'boolean') throw badOperand(name, path, 'true or false')
    return
  }
  checkOperator(name, alternative[name], path)
}

function checkOperator(name: string, operand: unknown, path: string): void {
  if (!Object.hasOwn(operators, name)) throw unknownOperator(name, path)
  if (name === 'numeric') {
    if (comparisonsIn(operand).length === 0) throw badOperand(name, path, '["<", 10] or [">", 0, "<=", 5]')
  } else if (name === 'anything-but') {
    if (Array.isArray(operand)) {
      if (operand.length === 0 || operand.some(isObject))
        throw badOperand(name, path, 'a list of plain values')
    } else if (isObject(operand)) checkAlternative(operand, path)
  } else if (isObject(operand) && name !== 'equals-ignore-case') {
    checkIgnoringCase(operand, path)
  } else if (typeof operand !== 'string') throw badOperand(name, path, 'text')
}

function checkIgnoringCase(operand: Readonly<Record<string, unknown>>, path: string): void {
  for (const [name, text] of Object.entries(operand)) {
    if (name !== 'equals-ignore-case') throw unknownOperator(name, path)
    if (typeof text !== 'string') throw badOperand(name, path, 'text')
  }
}

/** Pairs of sign and bound, or an empty list when the operand is no such list. */
function comparisonsIn(operand: unknown): [string, number][] {
  if (!Array.isArray(operand) || operand.length % 2 !== 0) return []
  const pairs: [string, number][] = []
  for (let index = 0; index < operand.length; index += 2) {
    const sign: unknown = operand[index]
    const bound: unknown = operand[index + 1]
    if (typeof sign !== 'string' || !Object.hasOwn(comparisons, sign) || typeof bound !== 'number') return []
    pairs.push([sign, bound])
  }
  return pairs
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownOperator(name: string, path: string): Error {
  return new Error(
    `event pattern: operator "${name}" at ${path} is not known to the local runner; add it to local/eventbridge/event-pattern.ts`,
  )
}

function badOperand(name: string, path: string, wanted: string): Error {
  return new Error(`event pattern: operator "${name}" at ${path} takes ${wanted}`)
}
