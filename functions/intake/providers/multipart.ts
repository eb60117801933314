import { make } from 'multipasta'

/** More parts than any form has questions. */
const MAX_PARTS = 500

/** The named texts of a `multipart/form-data` body. */
export interface Multipart {
  /** By name, as bytes; of several with one name the first. */
  readonly fields: ReadonlyMap<string, Uint8Array>
  readonly hasFiles: boolean
  /** False when the body breaks off, or some of its parts could not be read. */
  readonly isWhole: boolean
}

/**
 * Reads a `multipart/form-data` body; undefined when it is none. The boundary is that of the body's first line, so that
 * reading depends on the bytes alone. Never throws, whatever the bytes: what was read before an error is kept.
 */
export function readMultipart(body: Uint8Array): Multipart | undefined {
  const boundary = boundaryOf(body)
  return boundary === undefined ? undefined : partsOf(body, boundary)
}

/** RFC 2046: at most 70 of these characters, of which the last is no space. */
const firstLine = /^--([\w'()+,./:=? -]{0,69}[\w'()+,./:=?-])[ \t]*\r\n/

function boundaryOf(body: Uint8Array): string | undefined {
  return firstLine.exec(Buffer.from(body.subarray(0, 100)).toString('latin1'))?.[1]
}

function partsOf(body: Uint8Array, boundary: string): Multipart {
  const fields = new Map<string, Uint8Array>()
  let hasFiles = false
  let isEnded = false
  let errors = 0
  const onError = () => {
    errors += 1
  }
  const parser = make({
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    onField({ name }, value) {
      if (fields.size >= MAX_PARTS) onError()
      else if (!fields.has(name)) fields.set(name, value)
    },
    onFile() {
      hasFiles = true
      return () => undefined
    },
    onError,
    onDone() {
      isEnded = true
    },
  })
  try {
    parser.write(body)
    parser.end()
  } catch {
    // The library decodes a file's name, and throws when it is badly encoded.
    onError()
  }
  return { fields, hasFiles, isWhole: isEnded && errors === 0 }
}
