package jp.noren.support.internal.app;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jp.noren.storefront.api.PolicyReach;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells the preview of a planned policy how many contracts with support, and how many of their applications, it touches. */
@Component(service = PolicyReach.class)
public final class ReachPolicies implements PolicyReach {
    /** When a value is read. */
    private enum Read {
        /** On the day something is filed: whatever is filed from a day on falls under the value of that day. */
        FILING,
        /** On the day on which the plan was agreed, and kept with it (R043). */
        AGREEMENT
    }

    private static final Map<String, Read> READ = Map.of(
            "supportWindow", Read.FILING,
            "supportOperationsPerContract", Read.FILING,
            "supportOperationCounting", Read.FILING,
            "supportLateJoin", Read.FILING,
            "premiumLossTheftStartsAfterMonths", Read.AGREEMENT);

    private final Counting counting;

    /** Counts. Joins the running transaction. */
    public interface Counting {

        /**
         * What there is on a day, as it is known now.
         *
         * @param supported contracts that have support on it
         * @param pending applications filed by now that take effect on it or later
         */
        record Counts(long supported, long pending) {}

        Counts on(String storefront, LocalDate day);
    }

    @Activate
    public ReachPolicies(@Reference Counting counting) {
        this.counting = counting;
    }

    @Override
    public List<Reached> reach(String storefront, String key, LocalDate from) {
        Read read = READ.get(key);
        if (read == null) {
            return List.of();
        }
        Counting.Counts counts = counting.on(storefront, from);
        Reached contracts = read == Read.FILING
                ? new Reached("support.contracts", counts.supported(), 0)
                : new Reached("support.contracts", 0, counts.supported());
        return List.of(contracts, new Reached("support.applications", 0, counts.pending()));
    }
}
