package jp.noren.payment.internal.db;

import jp.noren.payment.internal.app.ReachSwitches;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts what is under way by a provider at a storefront. */
@Component
public final class SqlReach implements ReachSwitches.Counting {
    private static final String OPEN =
            "('INTENT', 'SENT', 'AUTHORISED', 'COMMITTING', 'RELEASING', 'PENDING', 'UNKNOWN', 'NEEDS_OPERATOR')";

    private final Sql sql;

    @Activate
    public SqlReach(@Reference(target = "(schema.name=payment)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public long openAttempts(String storefront, String provider) {
        return count(
                "select count(*) from payment.payments where storefront = ? and provider = ? and state in " + OPEN,
                storefront,
                provider);
    }

    @Override
    public long openRefunds(String storefront, String provider) {
        return count(
                "select count(*) from payment.refunds r join payment.payments p on p.id = r.payment"
                        + " where p.storefront = ? and p.provider = ? and r.state in " + OPEN,
                storefront,
                provider);
    }

    private long count(String query, Object... values) {
        return sql.first(query, row -> row.getLong(1), values).orElseThrow();
    }
}
