package jp.noren.rental.internal.app;

import java.time.LocalDate;
import java.util.List;
import jp.noren.rental.internal.domain.PolicyKeys;
import jp.noren.storefront.api.PolicyReach;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says how many contracts and applications a planned policy touches, and how many keep the value they were promised. */
@Component(service = PolicyReach.class)
public final class ReachPolicies implements PolicyReach {
    private final Counting counting;

    /** Counts. Joins the running transaction. */
    public interface Counting {

        /**
         * What there is on a day, as it is known now.
         *
         * @param open contracts that run on it and whose end is not filed
         * @param ending contracts that run on it and whose end is filed
         * @param pending applications filed by now that take effect on it or later
         */
        record Counts(long open, long ending, long pending) {}

        Counts on(String storefront, LocalDate day);
    }

    @Activate
    public ReachPolicies(@Reference Counting counting) {
        this.counting = counting;
    }

    @Override
    public List<Reached> reach(String storefront, String key, LocalDate from) {
        return PolicyKeys.of(key)
                .map(read -> reached(read, counting.on(storefront, from)))
                .orElse(List.of());
    }

    private static List<Reached> reached(PolicyKeys.Read read, Counting.Counts counts) {
        Reached applications = new Reached("rental.applications", 0, counts.pending());
        return switch (read) {
            case FILING -> List.of(new Reached("rental.contracts", counts.open(), counts.ending()), applications);
            case APPLICATION ->
                List.of(new Reached("rental.contracts", 0, counts.open() + counts.ending()), applications);
        };
    }
}
