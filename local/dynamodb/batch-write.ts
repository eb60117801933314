import { type Data, prepare, type Store } from './dynalite.ts'
import { checkAttributes } from './item-rules.ts'
import type { ItemWriter, WriteOperation } from './item-writer.ts'
import { validationError } from './wire-error.ts'

interface BatchRequest {
  readonly PutRequest?: { readonly Item: Data }
  readonly DeleteRequest?: { readonly Key: Data }
}

/** BatchWriteItem. All of its writes land together, which AWS does not promise; none is ever left unprocessed. */
export function writeBatch(store: Store, writer: ItemWriter, input: Data): Promise<Data> {
  for (const entries of Object.values({ ...(input['RequestItems'] as Record<string, unknown>) })) {
    for (const entry of Array.isArray(entries) ? entries : []) checkAttributes({ ...entry?.PutRequest })
  }
  const { RequestItems } = prepare(store, 'BatchWriteItem', input)
  // dynalite has just checked the shape.
  const tables = Object.entries(RequestItems as Record<string, readonly BatchRequest[]>)
  const requests = tables.flatMap(([table, entries]) => entries.map((entry) => itemRequest(table, entry)))
  return writer.alone(async () => {
    const writes = await Promise.all(requests.map(({ operation, data }) => writer.stage(operation, data)))
    const refused = writes.find((write) => write.refusal !== undefined)
    if (refused?.refusal) throw refused.refusal
    if (new Set(writes.map((write) => write.itemKey)).size < writes.length) {
      throw validationError('Provided list of item keys contains duplicates')
    }
    await writer.commit(writes)
    return { UnprocessedItems: {} }
  })
}

function itemRequest(
  TableName: string,
  { PutRequest, DeleteRequest }: BatchRequest,
): { operation: WriteOperation; data: Data } {
  return PutRequest
    ? { operation: 'PutItem', data: { TableName, Item: PutRequest.Item } }
    : { operation: 'DeleteItem', data: { TableName, Key: DeleteRequest?.Key } }
}
