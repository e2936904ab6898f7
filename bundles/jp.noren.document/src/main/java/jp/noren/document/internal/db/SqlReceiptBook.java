package jp.noren.document.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.noren.document.internal.app.ReceiptBook;
import jp.noren.document.internal.domain.Issue;
import jp.noren.document.internal.domain.Receipt;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receipts and their issues, with the counter of each storefront whose row is held from its first statement to the commit. */
@Component
public final class SqlReceiptBook implements ReceiptBook {
    private static final String SELECT =
            "select r.id, r.storefront, r.member, r.payment, r.content, f.issued_at as first_at, i.issue_number,"
                    + " i.issued_at, i.refunded from document.receipts r"
                    + " join document.receipt_issues f on f.receipt = r.id and f.issue_number = 1"
                    + " join document.receipt_issues i on i.receipt = r.id where ";
    private static final String LAST_FIRST = " order by i.issue_number desc";

    private final Sql sql;

    @Activate
    public SqlReceiptBook(@Reference(target = "(schema.name=document)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public long next(String storefront) {
        String hold = "update document.receipt_counters set last_number = last_number where storefront = ?";
        if (sql.update(hold, storefront) == 0) {
            sql.insertIfAbsent(
                    "insert into document.receipt_counters (storefront, last_number) values (?, 0)", storefront);
            sql.update(hold, storefront);
        }
        return sql.first(
                                "select last_number from document.receipt_counters where storefront = ?",
                                row -> row.getLong(1),
                                storefront)
                        .orElseThrow()
                + 1;
    }

    @Override
    public void take(String storefront, long number) {
        sql.update("update document.receipt_counters set last_number = ? where storefront = ?", number, storefront);
    }

    @Override
    public void add(Kept first, long number) {
        sql.update(
                "insert into document.receipts (id, storefront, receipt_number, payment, member, content) values (?, ?, ?, ?, ?, ?)",
                first.id(),
                first.storefront(),
                number,
                first.payment(),
                first.member(),
                ReceiptJson.write(first.receipt()));
        issue(first.id(), first.last());
    }

    @Override
    public void again(Kept kept, Instant at, Yen refunded) {
        issue(kept.id(), new Issue(kept.last().count() + 1, kept.last().firstAt(), at, refunded));
    }

    private void issue(String receipt, Issue issue) {
        sql.update(
                "insert into document.receipt_issues (receipt, issue_number, issued_at, refunded) values (?, ?, ?, ?)",
                receipt,
                issue.count(),
                issue.at().toEpochMilli(),
                issue.refunded().amount());
    }

    @Override
    public Optional<Kept> find(String id) {
        return sql.first(SELECT + "r.id = ?" + LAST_FIRST, SqlReceiptBook::read, id);
    }

    @Override
    public Optional<Kept> ofPayment(String payment) {
        return sql.first(SELECT + "r.payment = ?" + LAST_FIRST, SqlReceiptBook::read, payment);
    }

    @Override
    public Map<String, String> numbers(Collection<String> payments) {
        Map<String, String> numbers = new HashMap<>();
        if (!payments.isEmpty()) {
            String marks = "?" + ", ?".repeat(payments.size() - 1);
            sql.query(
                            "select payment, storefront, receipt_number from document.receipts where payment in ("
                                    + marks + ")",
                            row -> Map.entry(row.getString(1), Receipt.number(row.getString(2), row.getLong(3))),
                            payments.toArray())
                    .forEach(entry -> numbers.put(entry.getKey(), entry.getValue()));
        }
        return numbers;
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("id"),
                row.getString("storefront"),
                row.getString("member"),
                row.getString("payment"),
                ReceiptJson.read(row.getString("content")),
                new Issue(
                        row.getInt("issue_number"),
                        Instant.ofEpochMilli(row.getLong("first_at")),
                        Instant.ofEpochMilli(row.getLong("issued_at")),
                        Yen.of(row.getLong("refunded"))));
    }
}
