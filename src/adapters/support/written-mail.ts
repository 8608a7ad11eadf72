/** A mail without its addresses. `subject` is one line of plain ASCII; `text` and `html` say the same. */
export type WrittenMail = Readonly<{ subject: string; text: string; html: string }>
