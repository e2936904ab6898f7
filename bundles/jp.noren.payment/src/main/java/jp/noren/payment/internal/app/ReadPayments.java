package jp.noren.payment.internal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows payments to operators, and to a reseller those of his own storefronts: to him another's payment does not exist. */
@Component(service = ReadPayments.class)
public final class ReadPayments {

    /** The longest list of a desk that has no pages: what is done leaves it, and the rest moves up. */
    public static final int MOST = 200;

    /** A payment with all that belongs to it. */
    public record Whole(Attempt attempt, List<Refund> refunds, List<LedgerEntry> ledger) {}

    /** What a person should look at: a payment, or a refund of one. */
    public record Attention(Attempt attempt, Optional<Refund> refund) {

        /** Of the refund if it is about one, else of the payment. */
        public String id() {
            return refund.map(Refund::id).orElse(attempt.id());
        }
    }

    private final Attempts attempts;
    private final Refunds refunds;
    private final Books books;
    private final Storefronts storefronts;
    private final SettlementBook settlements;

    @Activate
    public ReadPayments(
            @Reference Attempts attempts,
            @Reference Refunds refunds,
            @Reference Books books,
            @Reference Storefronts storefronts,
            @Reference SettlementBook settlements) {
        this.attempts = attempts;
        this.refunds = refunds;
        this.books = books;
        this.storefronts = storefronts;
        this.settlements = settlements;
    }

    /** @param state the name of a state, or null for all */
    public List<Attempt> list(Caller caller, String state, String after, String before, int limit) {
        return attempts.list(new Attempts.Query(visible(caller), state, after, before, limit));
    }

    /** @throws RefusedException NOT_FOUND for another's as for none */
    public Attempt get(Caller caller, String payment) {
        return attempts.find(payment)
                .filter(attempt -> sees(caller, attempt.order().storefront()))
                .orElseThrow(RefusedException::notFound);
    }

    public Whole whole(Caller caller, String payment) {
        Attempt attempt = get(caller, payment);
        List<Refund> given = refunds.of(payment);
        List<LedgerEntry> entries = new ArrayList<>(books.of(payment));
        given.forEach(refund -> entries.addAll(books.of(refund.id())));
        return new Whole(attempt, given, entries);
    }

    /** A slice of what nobody knows yet or a person must look at, the newest first; one row more than its limit if there is one. */
    public List<Attention> attention(Caller caller, Slice slice) {
        return attempts.concerns(visible(caller), slice).stream()
                .map(concern -> new Attention(
                        attempts.find(concern.payment()).orElseThrow(),
                        Optional.ofNullable(concern.refund()).flatMap(refunds::find)))
                .toList();
    }

    /** How the payments stand as a whole. */
    public List<Attempts.Count> counts(Caller caller) {
        return attempts.count(visible(caller));
    }

    /** What differs from the payment companies' own lists: {@link #MOST}, and one more if there is one. */
    public List<SettlementBook.Difference> differences(Caller caller) {
        List<String> visible = visible(caller);
        return visible != null && visible.isEmpty() ? List.of() : settlements.open(visible, MOST + 1);
    }

    /** Charges that no payment of ours knows of: {@link #MOST}, and one more if there is one. */
    public List<SettlementBook.Orphan> orphans(Caller caller) {
        List<String> visible = visible(caller);
        return visible != null && visible.isEmpty() ? List.of() : settlements.orphans(visible, MOST + 1);
    }

    private boolean sees(Caller caller, String storefront) {
        List<String> visible = visible(caller);
        return visible == null || visible.contains(storefront);
    }

    /** Null for all. */
    private List<String> visible(Caller caller) {
        if (caller.isOperator()) {
            return null;
        }
        return storefronts.all().stream()
                .filter(storefront -> caller.looksAfter(storefront.id(), storefront.reseller()))
                .map(Storefront::id)
                .toList();
    }
}
