/** A body of Jotform with these answers, or this text in their place, and other parts behind. */
export function jotformBody(request: unknown, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const rawRequest = typeof request === 'string' ? request : JSON.stringify(request)
  const parts = Object.entries({ submissionID: '1', rawRequest, ...others })
  const text = parts.map(
    ([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return Buffer.from(`${text.join('')}--x--\r\n`)
}
