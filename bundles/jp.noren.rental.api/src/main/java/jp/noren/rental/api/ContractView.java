package jp.noren.rental.api;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One contract, which is one device (R003, R080).
 *
 * @param id {@code ctr_…}, opaque
 * @param number what members and desks say, such as {@code K-0001}
 * @param member {@code mem_…}
 * @param plan code of the catalogue, such as {@code R50}
 * @param course {@code NORMAL}, {@code DEPOCOMI} or an おまとめ course
 * @param appliedAt receipt of the application; decides whether the contract is legacy (R019)
 * @param start first day of use, Japan
 * @param end last day of use, Japan; null while nothing is filed
 * @param method {@code CARD}, {@code ATONE} or {@code NP}
 * @param customerRef under which the payment company keeps the card of this contract; legacy contracts have their own (R021)
 * @param replaces id of the contract it follows after a plan change, or null (R060)
 */
public record ContractView(
        String id,
        String number,
        String storefront,
        String member,
        DeviceKind kind,
        String plan,
        String course,
        Instant appliedAt,
        LocalDate start,
        LocalDate end,
        ContractState state,
        String method,
        String customerRef,
        String replaces) {}
