import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { probe } from '../../../shared/table/read.ts'
import { openTable } from '../../../shared/table/table.ts'

test('a table that takes the call and never answers is given up', async () => {
  const silent = createServer(() => undefined).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const table = openTable('table', {
    region: 'eu-south-1',
    credentials: { accessKeyId: 'TEST', secretAccessKey: 'none' },
    endpoint: `http://127.0.0.1:${port}`,
    maxAttempts: 1,
  })
  try {
    await expect(probe(table)).rejects.toMatchObject({ name: 'TimeoutError' })
  } finally {
    table.client.destroy()
    silent.close()
  }
})
