import { MongoClient } from 'mongodb'

/** How many orders MongoDB looks at while this is asked for, as its own profiler counts them. */
export const documentsExamined = async (url: string, ask: () => Promise<unknown>): Promise<number> => {
  const client = new MongoClient(url)
  try {
    const db = client.db()
    await db.command({ profile: 2 })
    await ask()
    await db.command({ profile: 0 })
    const queries = await db
      .collection('system.profile')
      .find({ ns: `${db.databaseName}.orders`, op: 'query' })
      .toArray()
    await db.dropCollection('system.profile')
    return queries.reduce((sum, query) => sum + Number(query['docsExamined']), 0)
  } finally {
    await client.close()
  }
}
