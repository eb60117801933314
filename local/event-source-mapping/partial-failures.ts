/**
 * Reads which items of a batch a function reports as failed (`batchItemFailures`). As AWS documents it: nothing,
 * null or an empty list is success; an answer of another shape, an empty identifier or one that the batch does
 * not hold means that the whole batch failed.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
 */
export function failedItems(answer: unknown, identifiers: readonly string[]): ReadonlySet<string> {
  const everything = new Set(identifiers)
  if (answer === null || answer === undefined) return new Set()
  if (typeof answer !== 'object' || Array.isArray(answer)) return everything
  const failures: unknown = 'batchItemFailures' in answer ? answer.batchItemFailures : undefined
  if (failures === null || failures === undefined) return new Set()
  if (!Array.isArray(failures)) return everything
  const failed = failures.map(identifierOf)
  return failed.every((identifier) => identifier !== undefined && everything.has(identifier))
    ? new Set(failed.filter((identifier) => identifier !== undefined))
    : everything
}

function identifierOf(failure: unknown): string | undefined {
  if (typeof failure !== 'object' || failure === null || !('itemIdentifier' in failure)) return undefined
  return typeof failure.itemIdentifier === 'string' ? failure.itemIdentifier : undefined
}
