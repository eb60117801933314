import type { AttributeMap } from '../contracts.ts'

/** DynamoDB's limit for one item, attribute names included. */
export const MAX_ITEM_BYTES = 400 * 1024

/**
 * Size of an item by the rules of "DynamoDB item sizes and formats" in AWS's guide: UTF-8 bytes of names and strings,
 * raw bytes of binaries, about one byte per two digits of a number, three bytes and one per element of a list or map.
 */
export function itemBytes(item: AttributeMap): number {
  let bytes = 0
  for (const [name, value] of Object.entries(item)) bytes += Buffer.byteLength(name) + valueBytes(value)
  return bytes
}

function valueBytes(attribute: Record<string, unknown>): number {
  const [type, value] = Object.entries(attribute)[0] ?? []
  if (type === undefined) return 0
  if (Array.isArray(value)) {
    const size = type === 'L' ? valueBytes : (element: unknown) => scalarBytes(type.charAt(0), element)
    const overhead = type === 'L' ? 3 + value.length : 0
    return value.reduce((sum: number, element) => sum + size(element), overhead)
  }
  if (type === 'M' && typeof value === 'object' && value !== null) {
    // A map's members are attributes like an item's.
    return 3 + Object.keys(value).length + itemBytes(value as AttributeMap)
  }
  return scalarBytes(type, value)
}

function scalarBytes(type: string, value: unknown): number {
  if (typeof value !== 'string') return 1
  if (type === 'B') return Buffer.byteLength(value, 'base64')
  if (type === 'N') return Math.ceil(value.replace(/[-.]|^0+|0+$/g, '').length / 2) + 1
  return Buffer.byteLength(value)
}
