/** What computes, in this process or in another; whoever asks sees to it that not too much is asked at once. */
export type Argon2 = Readonly<{
  /** The hash, under a salt of its own, with the parameters of today as a PHC string. */
  hash: (password: string) => Promise<string>
  /** Whether the password fits. What is no hash fits none, and to say so takes as long as for any other. */
  verify: (stored: string, password: string) => Promise<boolean>
}>
