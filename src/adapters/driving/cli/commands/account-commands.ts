import type { Account } from '../../../../domain/account/account.js'
import { oneName, type Command, type Report } from '../command.js'
import { withPorts } from '../configured.js'

const reportOn =
  (text: string) =>
  ({ userId, role, disabled }: Account): Report => ({ text, json: { userId, role, disabled }, done: true })

export const accountCommands: readonly Command[] = [
  {
    name: 'account make-admin',
    takes: 'EMAIL',
    tells: "makes an account an administrator's",
    accepts: oneName,
    run: ({ names: [email = ''] }, configuration) =>
      withPorts(configuration, ['store'], ports => ports.makeAdministrator({ email })).map(
        reportOn("it is an administrator's, from its next access token on"),
      ),
  },
  {
    name: 'account disable',
    takes: 'EMAIL',
    tells: 'ends the sessions of an account, and lets none begin',
    accepts: oneName,
    run: ({ names: [email = ''] }, configuration) =>
      withPorts(configuration, ['store'], ports => ports.disableAccount({ email })).map(
        reportOn('it is disabled, and its sessions are over: everywhere within 2 s'),
      ),
  },
  {
    name: 'account enable',
    takes: 'EMAIL',
    tells: 'lets an account that is disabled sign in again',
    accepts: oneName,
    run: ({ names: [email = ''] }, configuration) =>
      withPorts(configuration, ['store'], ports => ports.enableAccount({ email })).map(
        reportOn('it may sign in again; the sessions that were ended stay so'),
      ),
  },
]
