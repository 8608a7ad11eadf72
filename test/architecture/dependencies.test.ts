import { readFileSync } from 'node:fs'
import { expect } from 'chai'

type Package = Readonly<{
  version?: string
  license?: string
  integrity?: string
  dev?: boolean
  devOptional?: boolean
  hasInstallScript?: boolean
}>
type Manifest = Readonly<{ dependencies: Record<string, string>; devDependencies: Record<string, string> }>

const read = (file: string) => readFileSync(file, 'utf8')
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }
const manifest = JSON.parse(read('package.json')) as Manifest
const installed = Object.entries(packages).filter(([path]) => path !== '')

const PERMISSIVE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']
/** Nothing of it goes out with the service. */
const FOR_DEVELOPMENT = [...PERMISSIVE, 'BlueOak-1.0.0', 'CC-BY-4.0', 'PSF-2.0', 'Python-2.0', '(MIT OR CC0-1.0)']
/** Which are not run, and not missed: esbuild would check its binary, and what comes with swagger-ui-dist would report that it is used. */
const HAVE_INSTALL_SCRIPTS = ['node_modules/@scarf/scarf', 'node_modules/esbuild']

describe('What the service depends on', () => {
  it('is licensed for it', () => {
    expect(installed).to.have.length.greaterThan(100)
    const unfit = installed.filter(([, { license = 'none', dev, devOptional }]) => {
      const allowed = dev || devOptional ? FOR_DEVELOPMENT : PERMISSIVE
      return !allowed.includes(license)
    })
    expect(unfit.map(([path, { license }]) => `${path}: ${license ?? 'none'}`)).to.be.empty
  })

  it('is known to the byte', () => {
    const unknown = installed.filter(
      ([, { version, integrity }]) => !version || !(integrity ?? '').startsWith('sha512-'),
    )
    expect(unknown.map(([path]) => path)).to.be.empty
    const versions = { ...manifest.dependencies, ...manifest.devDependencies }
    for (const [name, version] of Object.entries(versions)) expect(version, name).to.match(/^\d+\.\d+\.\d+$/)
  })

  it('runs nothing when it is installed', () => {
    expect(read('.npmrc').split('\n')).to.include('ignore-scripts=true')
    const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript)
    expect(scripted.map(([path]) => path)).to.have.members(HAVE_INSTALL_SCRIPTS)
  })
})
