import type { RegisterAccount } from '../ports/driving/register-account.js'
import type { OpenAccount } from '../steps/open-account.js'

export const registerAccount =
  ({ openAccount }: Readonly<{ openAccount: OpenAccount }>): RegisterAccount =>
  command =>
    openAccount(command, 'customer')
