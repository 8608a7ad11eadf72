import { runMortalService } from './mortal-service.js'

await runMortalService()
