import { mockClient } from 'aws-sdk-client-mock'
import { afterAll } from 'vitest'

/** Mocks a client of the SDK for the rest of the test file; files share a process, and the next one may want the real one. */
export const mockedClient: typeof mockClient = (client) => {
  const mocked = mockClient(client)
  afterAll(() => mocked.restore())
  return mocked
}
