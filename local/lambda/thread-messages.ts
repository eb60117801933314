/** What the host and a function's thread say to each other. Payloads travel as JSON text, as in Lambda. */

export interface ThreadSetup {
  readonly bundle: string
  readonly compileCacheFolder: string
  readonly exportName: string
  readonly functionName: string
  readonly functionArn: string
  readonly memoryMb: number
  readonly logGroupName: string
  readonly logStreamName: string
}

export interface InvokeRequest {
  readonly requestId: string
  readonly event: string
  readonly timeoutMs: number
  readonly clockOffsetMs: number
}

export interface FunctionError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]
}

export type OutputLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'

/** `crashed` is the thread's last word: an error that nothing caught, or a bundle that cannot be loaded. */
export type ThreadMessage =
  | { readonly kind: 'started' }
  | { readonly kind: 'succeeded'; readonly result: string }
  | ({ readonly kind: 'failed' | 'crashed' } & FunctionError)
  | { readonly kind: 'raw'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'line'; readonly level: OutputLevel; readonly text: string }
