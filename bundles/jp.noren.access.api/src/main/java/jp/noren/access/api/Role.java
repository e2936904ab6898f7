package jp.noren.access.api;

/** What a principal may do. A member and a reseller act on their own only; the roles of operators name desks. */
public enum Role {
    /** A customer of one storefront, on his own objects. */
    MEMBER,
    /** The owner of storefronts, on these alone. */
    RESELLER,
    /** An API client of one storefront: what a shop front does on behalf of nobody in particular. */
    CLIENT,
    /** Inquiry desk. */
    CS,
    /** Deposits, unmatched transfers, refunds. */
    BILLING,
    /** Credit limits. */
    CREDIT,
    /** Catalogue and texts. */
    CONTENT,
    /** Principals, storefronts, configuration, everything else. */
    ADMIN
}
