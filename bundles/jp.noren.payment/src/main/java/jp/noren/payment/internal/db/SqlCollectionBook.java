package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.CollectionBook;
import jp.noren.payment.spi.Collections;
import jp.noren.payment.spi.Mandate;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Days in {@code payment.collections}, debits in {@code payment.debits}. Who joins and who closes meet at the day's row, so nobody is forgotten. */
@Component
public final class SqlCollectionBook implements CollectionBook {
    private static final String SELECT =
            "select id, provider, storefront, method, collect_on, debits, total, written_at,"
                    + " results_hash from payment.collections where ";

    private final Sql sql;

    @Activate
    public SqlCollectionBook(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public boolean join(Attempt attempt, Mandate mandate, LocalDate collectOn) {
        Attempt.Order order = attempt.order();
        sql.insertIfAbsent(
                "insert into payment.collections (id, provider, storefront, method, collect_on, debits, total)"
                        + " values (?, ?, ?, ?, ?, 0, 0)",
                Ids.random("col"),
                order.provider(),
                order.storefront(),
                order.method(),
                collectOn);
        int joined = sql.update(
                "update payment.collections set debits = debits + 1, total = total + ?"
                        + " where provider = ? and storefront = ? and collect_on = ? and written_at is null",
                attempt.money().amount().amount(),
                order.provider(),
                order.storefront(),
                collectOn);
        if (joined == 0) {
            return false;
        }
        String day = sql.first(
                        "select id from payment.collections where provider = ? and storefront = ? and collect_on = ?",
                        row -> row.getString(1),
                        order.provider(),
                        order.storefront(),
                        collectOn)
                .orElseThrow();
        return sql.insertIfAbsent(
                "insert into payment.debits (payment, collection, mandate) values (?, ?, ?)",
                attempt.id(),
                day,
                SourceText.mandate(mandate).text());
    }

    @Override
    public boolean leave(Attempt attempt) {
        int left = sql.update(
                "update payment.collections set debits = debits - 1, total = total - ? where written_at is null"
                        + " and id = (select collection from payment.debits where payment = ?)",
                attempt.money().amount().amount(),
                attempt.id());
        return left == 1 && sql.update("delete from payment.debits where payment = ?", attempt.id()) == 1;
    }

    private static Day read(ResultSet row) throws SQLException {
        return new Day(
                row.getString("id"),
                row.getString("provider"),
                row.getString("storefront"),
                row.getString("method"),
                Sql.date(row, "collect_on"),
                row.getInt("debits"),
                Columns.yen(row, "total"),
                Columns.instant(row, "written_at"),
                row.getString("results_hash"));
    }

    @Override
    public Optional<Day> find(String id) {
        return sql.first(SELECT + "id = ?", SqlCollectionBook::read, id);
    }

    @Override
    public Optional<Day> find(String storefront, String method, LocalDate collectOn) {
        return sql.first(
                SELECT + "storefront = ? and method = ? and collect_on = ? order by provider",
                SqlCollectionBook::read,
                storefront,
                method,
                collectOn);
    }

    @Override
    public List<Day> list(String storefront, int limit) {
        return sql.query(
                SELECT + "storefront = ? order by collect_on desc, id fetch first " + limit + " rows only",
                SqlCollectionBook::read,
                storefront);
    }

    @Override
    public List<Line> lines(String day) {
        return sql.query(
                "select d.payment, d.mandate, p.amount, d.result from payment.debits d join payment.payments p"
                        + " on p.id = d.payment where d.collection = ? order by p.created_at, p.id",
                row -> new Line(
                        row.getString(1),
                        SourceText.readMandate(FieldText.splitInside(row.getString(2))),
                        Yen.of(row.getLong(3)),
                        Columns.value(Collections.Result.class, row.getString(4))),
                day);
    }

    @Override
    public boolean close(String day, Instant at) {
        return sql.update(
                        "update payment.collections set written_at = ? where id = ? and written_at is null",
                        Columns.millis(at),
                        day)
                == 1;
    }

    @Override
    public void keep(String day, Collections.File file) {
        sql.update(
                "update payment.collections set file_name = ?, content = ? where id = ?",
                file.name(),
                file.content(),
                day);
    }

    @Override
    public Optional<Collections.File> file(String day) {
        return sql.first(
                "select file_name, content, debits, total from payment.collections where id = ?"
                        + " and content is not null",
                row -> new Collections.File(row.getString(1), row.getBytes(2), row.getInt(3), Yen.of(row.getLong(4))),
                day);
    }

    @Override
    public void answered(String payment, Collections.Result result) {
        sql.update("update payment.debits set result = ? where payment = ?", result.name(), payment);
    }

    @Override
    public void resultsTaken(String day, String hash, Instant at) {
        sql.update(
                "update payment.collections set results_hash = ?, results_at = ? where id = ?",
                hash,
                Columns.millis(at),
                day);
    }
}
