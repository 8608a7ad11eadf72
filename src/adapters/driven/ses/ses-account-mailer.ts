import type { AccountLetter, AccountMailer } from '../../../application/ports/driven/account-mailer.js'
import type { WrittenMail } from '../../support/written-mail.js'
import { sesPost, type SesPostOptions } from './ses-post.js'

type Options = SesPostOptions & Readonly<{ render: (letter: AccountLetter) => WrittenMail }>

export const sesAccountMailer = ({ render, ...options }: Options): AccountMailer => {
  const post = sesPost(options)
  return { send: letter => post(letter.to, render(letter)) }
}
