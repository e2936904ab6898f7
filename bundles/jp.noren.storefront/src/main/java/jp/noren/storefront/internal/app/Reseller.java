package jp.noren.storefront.internal.app;

import jp.noren.kernel.LocalizedText;

/** Whoever owns storefronts. */
public record Reseller(String code, LocalizedText name) {}
