package jp.noren.support.internal.db;

import java.time.LocalDate;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.support.internal.app.ReachPolicies;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts contracts with support and their applications for the preview of a policy. */
@Component
public final class SqlCounting implements ReachPolicies.Counting {
    private static final String SUPPORTED =
            "select count(distinct p.contract) from support.periods p join support.contracts c on c.contract = p.contract"
                    + " where c.storefront = ? and p.dropped_at is null and p.starts_on <= ?"
                    + " and (p.ends_on is null or p.ends_on >= ?)";
    private static final String PENDING =
            "select count(*) from support.applications where storefront = ? and effective_on >= ? and state <> 'DROPPED'";

    private final Sql sql;

    @Activate
    public SqlCounting(@Reference(target = "(schema.name=support)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Counts on(String storefront, LocalDate day) {
        return new Counts(count(SUPPORTED, storefront, day, day), count(PENDING, storefront, day));
    }

    private long count(String query, Object... values) {
        return sql.first(query, row -> row.getLong(1), values).orElseThrow();
    }
}
