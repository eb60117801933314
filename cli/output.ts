/**
 * Prints a list: JSON alone with `--json`, else a table with the named columns, or what it means that it is empty. Long
 * cells are cut, unless `isWhole`.
 */
export function printItems(
  items: readonly object[],
  columns: readonly string[],
  {
    json = false,
    whenEmpty = 'nothing here',
    isWhole = false,
  }: { json?: boolean | undefined; whenEmpty?: string; isWhole?: boolean },
): void {
  print(json ? JSON.stringify({ items }, null, 2) : itemsAsText(items, columns, isWhole) || whenEmpty)
}

function itemsAsText(items: readonly object[], columns: readonly string[], isWhole: boolean): string {
  if (items.length === 0) return ''
  const shown = isWhole ? cell : (value: unknown) => short(cell(value))
  const rows = items.map((item) => {
    const cells = new Map<string, unknown>(Object.entries(item))
    return columns.map((column) => shown(cells.get(column)))
  })
  return toTable([[...columns], ...rows])
}

/** Prints one thing: JSON alone with `--json`, else a line for each of its parts. */
export function printThing(thing: object, { json = false }: { json?: boolean | undefined }): void {
  if (json) {
    print(JSON.stringify(thing, null, 2))
    return
  }
  const width = Math.max(...Object.keys(thing).map((name) => name.length))
  print(
    Object.entries(thing)
      .map(([name, value]) => `${name.padEnd(width)}  ${cell(value)}`)
      .join('\n'),
  )
}

/** Rows as text, each column as wide as its widest cell. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** One long word must not push every other column out of sight. */
function short(text: string): string {
  const characters = Array.from(text)
  return characters.length <= MAX_CELL ? text : `${characters.slice(0, MAX_CELL - 1).join('')}…`
}

const MAX_CELL = 100

function cell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(cell).join(', ')
  if (typeof value === 'object') return partsOf(value)
  return String(value).replace(CONTROL, '�')
}

/** `municipality: unknown` for a problem; for anything else its parts by name. */
function partsOf(value: object): string {
  if ('field' in value && 'problem' in value) return `${value.field}: ${value.problem}`
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => `${name} ${cell(part)}`)
    .join(' · ')
}

/** Prints a text of several lines under its name, without what moves a terminal's cursor. */
export function printText(name: string, text: string): void {
  print(`${name}\n${text.replace(/[^\P{Cc}\n\t]/gu, '�')}`)
}

/** An id as it was sent may hold what moves a terminal's cursor. */
const CONTROL = /\p{Cc}/gu

/** Whoever reads the output may stop before its end, as `head` does: then there is nobody left to tell. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

export function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function printError(text: string): void {
  process.stderr.write(`${text}\n`)
}
