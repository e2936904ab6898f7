package jp.noren.storefront.internal.domain;

import java.util.Map;
import java.util.Optional;

/** What kind of value the policies have that capabilities of the house read. Others are kept as they are: a capability of tomorrow may want them. */
public final class KnownPolicies {

    /** Kind of a value. */
    public enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        LIST
    }

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("profileChange", Kind.TEXT),
            Map.entry("cancellation", Kind.TEXT),
            Map.entry("termsVersion", Kind.TEXT),
            Map.entry("fulfilWhen", Kind.TEXT),
            Map.entry("transferFeePaidBy", Kind.TEXT),
            Map.entry("passwordResetLinkMinutes", Kind.NUMBER),
            Map.entry("transferDueDays", Kind.NUMBER),
            Map.entry("quoteValidDays", Kind.NUMBER),
            Map.entry("creditHoldTimeoutDays", Kind.NUMBER),
            Map.entry("affiliateReviewSiteNeedsOwnRegistration", Kind.FLAG),
            Map.entry("checkoutPayments", Kind.LIST),
            Map.entry("accountPayments", Kind.LIST),
            Map.entry("inquiryCategories", Kind.LIST),
            Map.entry("inquiryCategoriesWithOrder", Kind.LIST),
            Map.entry("invoiceIssueBusinessDays", Kind.NUMBER),
            Map.entry("debitDay", Kind.NUMBER),
            Map.entry("debitSetupExpectedMonths", Kind.NUMBER),
            Map.entry("npMemberTypes", Kind.LIST),
            Map.entry("cardBrands", Kind.LIST),
            Map.entry("cardInstallments", Kind.LIST),
            Map.entry("receiptMethods", Kind.LIST));

    private KnownPolicies() {}

    /** Nothing for a policy that may be of any kind. */
    public static Optional<Kind> kindOf(String key) {
        return Optional.ofNullable(KINDS.get(key));
    }
}
