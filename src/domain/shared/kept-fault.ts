/** One thing that is wrong with what somebody sent, and where: `pointer` is a JSON pointer (RFC 6901) as a URI fragment. */
export type KeptFault = Readonly<{ pointer: string; detail: string }>
