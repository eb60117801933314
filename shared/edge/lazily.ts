import { log } from '../log.ts'

/**
 * Makes what a handler needs once, at start, so that the cold start pays for it. When that fails it is tried again at
 * the next invocation, which fails with the reason: a function must not be lost because it started at a bad moment.
 */
export function lazily<Tools>(open: () => Tools): () => Tools {
  let made: { readonly tools: Tools } | undefined
  const make = () => {
    made ??= { tools: open() }
    return made.tools
  }
  try {
    make()
  } catch (error) {
    log.error('could not start', error)
  }
  return make
}
