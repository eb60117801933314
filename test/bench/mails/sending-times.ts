import { randomBytes } from 'node:crypto'
import { TOKEN_BYTES, tokenOf } from '../../../shared/domain/link.ts'
import type { Mail } from '../../../shared/domain/mail.ts'
import type { Table } from '../../../shared/table/table.ts'
import { tableWithPeople } from '../deadlines/many-deadlines.ts'
import type { Samples } from './found.ts'
import { putDigest, putPartner, putReceipt } from './many-mails.ts'
import { openPage, openStylesheet } from './opening.ts'
import { putAndUpdate } from './put-and-update.ts'
import { senderOn } from './sending.ts'

const KILOBYTE = 1024

/** How long each mail takes to send and its page to open, one after the other, on the layer over dynalite. */
export async function measureSendingTimes(url: string, times: number): Promise<Samples[]> {
  const table = await tableWithPeople(url)
  await putPartner(table)
  const found: Samples[] = [
    await timed('bare put and update', times, (n) => putAndUpdate(table, `bare-${n}`)),
    await timesOfSending(table, 'receipt', times, (n) => putReceipt(table, n)),
  ]
  for (const lines of [1, 20, 120]) {
    const put = (n: number) => putDigest(table, `lettrice-${lines}-${n}`, lines)
    found.push(await timesOfSending(table, nameOf(lines), times, put))
  }
  for (const lines of [20, 120]) found.push(...(await pageOf(table, lines, times)))
  found.push(...(await weightsOf('stylesheet', (encoding) => openStylesheet(table, encoding))))
  table.client.destroy()
  return found
}

const nameOf = (lines: number) => (lines === 1 ? 'digest of 1 line' : `digest of ${lines} lines`)

async function timesOfSending(
  table: Table,
  name: string,
  times: number,
  put: (n: number) => Promise<Mail>,
): Promise<Samples> {
  const mails: Mail[] = []
  for (let n = 0; n <= times; n += 1) mails.push(await put(n))
  const { send, requireSent } = senderOn(table)
  const samples = await timed(`${name}, sent`, times, async (n) => {
    const mail = mails[n]
    if (mail !== undefined) await send(mail)
  })
  await requireSent(mails)
  return samples
}

async function pageOf(table: Table, lines: number, times: number): Promise<Samples[]> {
  const bytes = randomBytes(TOKEN_BYTES)
  const token = tokenOf(bytes)
  const { send } = senderOn(table, () => bytes)
  await send(await putDigest(table, `lettrice-${lines}`, lines))
  const name = `page of ${lines} lines`
  return [
    await timed(`${name}, opened`, times, () => openPage(table, token, 'gzip')),
    ...(await weightsOf(name, (encoding) => openPage(table, token, encoding))),
  ]
}

async function weightsOf(name: string, open: (encoding: string) => Promise<number>): Promise<Samples[]> {
  const weights: Samples[] = []
  for (const encoding of ['identity', 'gzip']) {
    weights.push({ name: `${name}, ${encoding}`, unit: 'KB', values: [(await open(encoding)) / KILOBYTE] })
  }
  return weights
}

/** The first time warms up and does not count. */
async function timed(name: string, times: number, act: (n: number) => Promise<unknown>): Promise<Samples> {
  const values: number[] = []
  for (let n = 0; n <= times; n += 1) {
    const begun = performance.now()
    await act(n)
    if (n > 0) values.push(performance.now() - begun)
  }
  return { name, unit: 'ms', values }
}
