import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Referral, referral } from '../domain/referral.ts'
import { index, key } from './keys.ts'
import { find, queryIndex, queryList } from './read.ts'
import { type Item, type ListRow, shape } from './shape.ts'
import type { Table } from './table.ts'

export const referralShape = shape({
  name: 'referral',
  schema: referral,
  key: ({ id }) => key.referral(id),
  indexes: (referral) => ({
    gsi1pk: index.referrals(referral.district, referral.status),
    gsi1sk: `${referral.urgency}#${referral.receivedAt}`,
    gsi2pk: index.householdReferrals(referral.household),
    gsi2sk: referral.receivedAt,
    list: Object.fromEntries(shown.map((name) => [name, referral[name]])),
  }),
})

/** What a row of a list shows. */
const shown = [
  'id',
  'caseCode',
  'status',
  'district',
  'liaison',
  'partner',
  'form',
  'submissionId',
  'urgency',
  'isOutOfArea',
  'isChildInDanger',
  'receivedAt',
] as const satisfies readonly (keyof Referral)[]

/** Leads from a case code to its referral; made with it, never changed. */
export function caseCodeItem({ caseCode, id }: Referral): Item {
  return { ...key.caseCode(caseCode), referral: id, v: 1 }
}

/** The id of the referral that a case code names. */
export async function findReferralId(table: Table, caseCode: string): Promise<string | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: key.caseCode(caseCode), ConsistentRead: true }),
  )
  return Item === undefined ? undefined : String(Item['referral'])
}

/** A referral as it stands now. */
export async function findReferral(table: Table, id: string): Promise<Referral | undefined> {
  return find(table, referralShape, key.referral(id))
}

/**
 * Takes the next number of a district and year. Outside the transaction on purpose: a counter inside it would make
 * every registration of a district wait for every other; so gaps are allowed.
 */
export async function nextCaseNumber(table: Table, district: string, year: string): Promise<number> {
  const { Attributes } = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: key.caseCounter(district, year),
      UpdateExpression: 'ADD lastNumber :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'UPDATED_NEW',
    }),
  )
  return Number(Attributes?.['lastNumber'])
}

/** Rows of one district's referrals in one status, urgent ones apart. May be seconds behind. */
export function referralRows(table: Table, district: string, status: string): AsyncGenerator<ListRow> {
  return queryList(table, index.referrals(district, status))
}

/** The referrals of one household, oldest first; one that was just made may be missing for seconds. */
export async function referralsOfHousehold(table: Table, household: string): Promise<Referral[]> {
  const referrals: Referral[] = []
  for await (const { pk, sk } of queryIndex(table, {
    index: 'gsi2',
    pk: index.householdReferrals(household),
  })) {
    const found = await find(table, referralShape, { pk: String(pk), sk: String(sk) })
    if (found !== undefined) referrals.push(found)
  }
  return referrals
}
