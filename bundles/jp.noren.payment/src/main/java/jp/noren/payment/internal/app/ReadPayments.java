package jp.noren.payment.internal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.storefront.api.Storefront;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows payments to operators, and to a reseller those of his own storefronts: to him another's payment does not exist. */
@Component(service = ReadPayments.class)
public final class ReadPayments {

    private static final int MOST = 200;

    /** A payment with all that belongs to it. */
    public record Whole(Attempt attempt, List<Refund> refunds, List<LedgerEntry> ledger) {}

    /** What a person should look at: a payment, or a refund of one. */
    public record Attention(Attempt attempt, Optional<Refund> refund) {}

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
        return attempts.list(new Attempts.Query(visible(caller), state, false, after, before, limit));
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

    public List<Attention> attention(Caller caller) {
        List<Attention> found = new ArrayList<>();
        attempts.list(new Attempts.Query(visible(caller), null, true, null, null, 100))
                .forEach(attempt -> found.add(new Attention(attempt, Optional.empty())));
        refunds.attention().forEach(refund -> attempts.find(refund.order().payment())
                .filter(attempt -> sees(caller, attempt.order().storefront()))
                .ifPresent(attempt -> found.add(new Attention(attempt, Optional.of(refund)))));
        return found;
    }

    /** How the payments stand as a whole. */
    public List<Attempts.Count> counts(Caller caller) {
        return attempts.count(visible(caller));
    }

    /** What differs from the payment companies' own lists. */
    public List<SettlementBook.Difference> differences(Caller caller) {
        List<String> visible = visible(caller);
        return visible != null && visible.isEmpty() ? List.of() : settlements.open(visible, MOST);
    }

    /** Charges that no payment of ours knows of. */
    public List<SettlementBook.Orphan> orphans(Caller caller) {
        List<String> visible = visible(caller);
        return visible != null && visible.isEmpty() ? List.of() : settlements.orphans(visible, MOST);
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
