/** What a browser says of a passkey, as far as it makes sense. Whether it is true is for the signatures to say. Pure. */
import { z } from "zod";

const bytes = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]+$/);
const About = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal("public-key"),
  // Nothing is asked for, so nothing that is said counts.
  clientExtensionResults: z.unknown().transform(() => ({})),
};

const Created = z.object({
  ...About,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(12_000),
    transports: z
      .array(
        z
          .string()
          .max(20)
          .regex(/^[a-z-]+$/),
      )
      .max(10)
      .optional(),
  }),
});
const Used = z.object({
  ...About,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(4000),
    signature: bytes(8000),
    userHandle: bytes(100)
      .nullish()
      .transform((handle) => handle ?? undefined),
  }),
});
const ClientData = z.object({ challenge: z.string().max(100) });

export type CreatedCredential = z.infer<typeof Created>;
export type UsedCredential = z.infer<typeof Used>;

export const parseCreated = (value: unknown): CreatedCredential | undefined => Created.safeParse(value).data;
export const parseUsed = (value: unknown): UsedCredential | undefined => Used.safeParse(value).data;

/** The challenge that was signed, as it is said; the signature is compared with it later. */
export function challengeOf({ response }: CreatedCredential | UsedCredential): string {
  try {
    const text = Buffer.from(response.clientDataJSON, "base64url").toString("utf8");
    return ClientData.safeParse(JSON.parse(text)).data?.challenge ?? "";
  } catch {
    return "";
  }
}
