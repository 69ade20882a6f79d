/** Who changes something: a person, perhaps by a token; both null: the command line. */
export interface Actor {
  readonly userId: string | null;
  readonly tokenId: string | null;
}

/** Whoever works at the machine itself. */
export const COMMAND_LINE: Actor = { userId: null, tokenId: null };

export type MemberRole = 'reader' | 'moderator' | 'admin';

/** A site somebody may see. */
export interface SiteRecord {
  readonly siteId: string;
  readonly host: string;
}

/** Somebody who may use the desk, as admins see them. Times are ISO 8601. */
export interface MemberRecord {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
  /** All sites, also those that come later; false: those of `sites`. */
  readonly allSites: boolean;
  readonly sites: readonly SiteRecord[];
  /** When the account was closed; null: open. */
  readonly disabledAt: string | null;
  /** When it was last at work; null: never. */
  readonly seenAt: string | null;
  readonly twoFactor: boolean;
  /** Whether there is a password; one without has not followed its link yet, or signs in elsewhere. */
  readonly hasPassword: boolean;
}

/** What the desk must know of whoever asks. */
export interface MemberRights {
  readonly userId: string;
  readonly name: string;
  readonly role: MemberRole;
  /** Ids of sites; null: all. */
  readonly sites: readonly string[] | null;
  /** Theme, blur, images, as they were stored. */
  readonly preferences: unknown;
}

/** What makes a member. */
export interface NewMember {
  readonly email: string;
  readonly name: string;
  readonly role: MemberRole;
  /** Ids of sites; null: all. */
  readonly sites: readonly string[] | null;
  /** Null: none yet, a link lets its owner choose one. */
  readonly passwordHash: string | null;
}

/** What may be changed of a member; what is left out stays. */
export interface MemberChange {
  readonly name?: string | undefined;
  readonly role?: MemberRole | undefined;
  /** Ids of sites; null: all. */
  readonly sites?: readonly string[] | null | undefined;
}

/** A key of a program; the key itself is not kept. */
export interface TokenRecord {
  readonly tokenId: string;
  readonly userId: string;
  /** Name of the member it acts for. */
  readonly owner: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export interface NewToken {
  readonly userId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  /** ISO 8601; null: until it is revoked. */
  readonly expiresAt: string | null;
}

/** Something done to the desk itself. */
export interface AuditEntry {
  /** `noun.verb`, as `member.add`. */
  readonly action: string;
  /** What it was done to: an id, a name. */
  readonly subject: string | null;
  /** More of it; never a secret, never words of posts. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface AuditRecord extends AuditEntry {
  /** Counts upwards. */
  readonly auditId: number;
  readonly at: string;
  readonly userId: string | null;
  /** Name of who did it; null: the command line, or somebody not signed in. */
  readonly who: string | null;
  readonly tokenId: string | null;
}

export interface AuditFilter {
  /** Entries before this one; null: from the latest on. */
  readonly before: number | null;
  readonly limit: number;
  readonly userId?: string | null | undefined;
  /** An action, or a noun (`member`). */
  readonly action?: string | null | undefined;
}

/** One sign-in of a person. */
export interface SignedInRecord {
  readonly sessionId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly expiresAt: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** What a one-time link is for: the first account of a desk, or a password of a member. */
export type LinkPurpose = 'first' | 'password';

export interface LinkRecord {
  readonly purpose: LinkPurpose;
  readonly userId: string | null;
  readonly email: string | null;
  readonly name: string | null;
}
