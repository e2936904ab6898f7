package jp.noren.rental.internal.db;

import java.time.LocalDate;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.ReachPolicies;
import jp.noren.rental.internal.app.ReachSwitches;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts contracts and applications for the preview of a policy or a switch. */
@Component
public final class SqlCounting implements ReachPolicies.Counting, ReachSwitches.Counting {
    private static final String RUNNING =
            "select count(*) from rental.contracts where storefront = ? and state not in ('APPLIED', 'ENDED', 'FORCED_END')";

    private final Sql sql;

    @Activate
    public SqlCounting(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Counts on(String storefront, LocalDate day) {
        return new Counts(
                count(RUNNING + " and end_on is null", storefront),
                count(RUNNING + " and end_on >= ?", storefront, day),
                count(
                        "select count(*) from rental.applications where storefront = ? and effective_on >= ? and state <> 'REFUSED'",
                        storefront,
                        day));
    }

    @Override
    public long running(String storefront, Optional<String> method) {
        return method.map(one -> count(RUNNING + " and method = ?", storefront, one))
                .orElseGet(() -> count(RUNNING, storefront));
    }

    private long count(String query, Object... values) {
        return sql.first(query, row -> row.getLong(1), values).orElseThrow();
    }
}
