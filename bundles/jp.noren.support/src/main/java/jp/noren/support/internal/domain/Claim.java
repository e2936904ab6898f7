package jp.noren.support.internal.domain;

import java.time.Instant;

/**
 * What happened to a device, and whether support covers it.
 *
 * @param cover what is claimed, such as {@code LOSS}
 * @param incidentAt when it happened; its day in Japan decides
 * @param description in the member's words
 * @param note the desk's, or null
 */
public record Claim(
        String id,
        String number,
        String contract,
        String storefront,
        String member,
        String cover,
        Instant incidentAt,
        String description,
        Instant filedAt,
        CoverDecision decision,
        ClaimState state,
        String note) {

    @Override
    public String toString() {
        return "Claim[" + number + ", " + cover + ", " + state + "]";
    }
}
