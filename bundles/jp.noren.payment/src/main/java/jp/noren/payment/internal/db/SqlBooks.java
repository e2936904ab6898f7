package jp.noren.payment.internal.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.Books;
import jp.noren.payment.internal.domain.LedgerEntry;
import jp.noren.payment.internal.domain.LedgerEntry.Line;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ledger in {@code payment.ledger}: one statement an entry, so that an entry is there whole or not at all. */
@Component
public final class SqlBooks implements Books {
    private final Sql sql;

    @Activate
    public SqlBooks(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public void post(String storefront, LedgerEntry entry, Instant at) {
        List<Object> values = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (Line line : entry.lines()) {
            rows.add("(?, ?, ?, " + (storefront == null ? "null" : "?") + ", ?, ?)");
            values.add(entry.source());
            values.add(entry.kind().name());
            values.add(line.account());
            if (storefront != null) {
                values.add(storefront);
            }
            values.add(line.amount().amount());
            values.add(at.toEpochMilli());
        }
        String insert = "insert into payment.ledger (source, kind, account, storefront, amount, booked_at) values ";
        // what is there already violates the key, and everything is rolled back
        sql.update(insert + String.join(", ", rows), values.toArray());
    }

    @Override
    public List<LedgerEntry> of(String source) {
        Map<String, List<Line>> lines = new LinkedHashMap<>();
        sql.query(
                "select kind, account, amount from payment.ledger where source = ? order by booked_at, kind, account",
                row -> lines.computeIfAbsent(row.getString(1), kind -> new ArrayList<>())
                        .add(new Line(row.getString(2), Yen.of(row.getLong(3)))),
                source);
        List<LedgerEntry> entries = new ArrayList<>();
        lines.forEach((kind, of) -> entries.add(new LedgerEntry(source, LedgerEntry.Kind.valueOf(kind), of)));
        return entries;
    }
}
