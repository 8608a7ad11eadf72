import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = process.env['SERVERS_CACHE'] ?? fileURLToPath(new URL('../../../.cache/servers', import.meta.url))
const underWay = new Map<string, Promise<string>>()

/**
 * The folder of that name in the cache. If it is not there, `install` fills a draft, which then takes its place: the folder is whole or absent,
 * however many processes ask at once. What is installed must bear the move.
 */
export const cached = (name: string, install: (draft: string) => Promise<void>): Promise<string> => {
  const known = underWay.get(name)
  if (known) return known
  const folder = installed(join(root, name), install)
  underWay.set(name, folder)
  return folder
}

const installed = async (folder: string, install: (draft: string) => Promise<void>): Promise<string> => {
  if (existsSync(folder)) return folder
  await mkdir(root, { recursive: true })
  const draft = await mkdtemp(`${folder}.draft-`)
  try {
    await install(draft)
    await rename(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return folder
}
