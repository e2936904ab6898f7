package jp.noren.storefront.api;

import java.util.List;
import jp.noren.kernel.LocalizedText;

/**
 * A shop on the platform: the tenant.
 *
 * @param id short upper-case code, such as {@code KURA}
 * @param type what kind of shop, such as {@code GOODS_SHOP} or {@code SAAS_STORE}
 * @param name the name on the curtain
 * @param company the company that runs it
 * @param registrationNumber the number of the qualified invoice issuer, {@code T} and 13 digits
 * @param statementDescriptor the name on the buyer's card statement (R135)
 * @param languages the languages it speaks, the first is its default
 * @param reseller code of the reseller who owns it
 */
public record Storefront(
        String id,
        String type,
        LocalizedText name,
        LocalizedText company,
        String registrationNumber,
        String statementDescriptor,
        List<String> languages,
        String reseller) {
    public Storefront {
        languages = List.copyOf(languages);
    }
}
