import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

type Service = Readonly<{
  image: string
  build?: string
  environment?: Readonly<Record<string, string | number>>
  ports?: readonly string[]
  healthcheck?: Readonly<{ test?: readonly string[]; disable?: boolean }>
  depends_on?: Readonly<Record<string, Readonly<{ condition: string }>>>
  read_only?: boolean
  cap_drop?: readonly string[]
}>
type ComposeFile = Readonly<{ name: string; services: Readonly<Record<string, Service>> }>

/** The compose file as it is where none of the variables it mentions is set. */
export const composeFile = (): ComposeFile => {
  const text = readFileSync('docker-compose.yml', 'utf8').replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
  return parse(text, { merge: true }) as ComposeFile
}

/** What a service of it has in its environment. */
export const environmentOf = ({ environment = {} }: Service): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]))
