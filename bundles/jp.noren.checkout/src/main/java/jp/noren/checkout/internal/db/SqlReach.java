package jp.noren.checkout.internal.db;

import java.util.Optional;
import jp.noren.checkout.internal.app.ReachSwitches;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts the orders that a switch touches. */
@Component
public final class SqlReach implements ReachSwitches.Counting {
    private static final String OPEN = "select count(*) from checkout.orders where storefront = ?"
            + " and status in ('PLACED', 'CONFIRMING', 'REQUIRES_ACTION', 'AWAITING_DEPOSIT', 'REVIEWING', 'ON_HOLD')";

    private final Sql sql;

    @Activate
    public SqlReach(@Reference(target = "(schema.name=checkout)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public long open(String storefront, Optional<String> method) {
        return method.map(one -> count(OPEN + " and method = ?", storefront, one))
                .orElseGet(() -> count(OPEN, storefront));
    }

    private long count(String query, Object... values) {
        return sql.first(query, row -> row.getLong(1), values).orElseThrow();
    }
}
