package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.Lots;
import jp.noren.payment.spi.StoredValue.Hold;
import jp.noren.payment.spi.StoredValue.HoldState;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stored value in {@code payment.lots}, {@code holds}, {@code hold_parts} and {@code given_back}. */
@Component
public final class SqlLots implements Lots {
    private static final String LOTS =
            "select id, granted, available, expires_at from payment.lots where storefront = ? and account = ?";
    private static final String FIRST = " order by expires_at, id";
    private static final String OF_HOLD = " where storefront = ? and hold_key = ?";

    private final Sql sql;

    @Activate
    public SqlLots(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public boolean insert(String storefront, String account, String key, Yen amount, Instant expiresAt, Instant now) {
        return sql.insertIfAbsent(
                "insert into payment.lots (id, storefront, account, lot_key, granted, available, expires_at, granted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                Ids.random("lot"),
                storefront,
                account,
                key,
                amount.amount(),
                amount.amount(),
                Columns.millis(expiresAt),
                Columns.millis(now));
    }

    @Override
    public Yen balance(String storefront, String account, Instant now) {
        return sql.first(
                        "select coalesce(sum(available), 0) from payment.lots where storefront = ? and account = ?"
                                + " and expires_at > ?",
                        row -> Yen.of(row.getLong(1)),
                        storefront,
                        account,
                        Columns.millis(now))
                .orElse(Yen.ZERO);
    }

    private static Lot lot(ResultSet row) throws SQLException {
        return new Lot(
                row.getString("id"),
                Columns.yen(row, "granted"),
                Columns.yen(row, "available"),
                Columns.instant(row, "expires_at"));
    }

    @Override
    public List<Lot> of(String storefront, String account) {
        return sql.query(LOTS + FIRST, SqlLots::lot, storefront, account);
    }

    @Override
    public List<Lot> spendable(String storefront, String account, Instant now) {
        return sql.query(
                LOTS + " and expires_at > ? and available > 0" + FIRST,
                SqlLots::lot,
                storefront,
                account,
                Columns.millis(now));
    }

    @Override
    public boolean draw(String lot, Yen amount) {
        return sql.update(
                        "update payment.lots set available = available - ? where id = ? and available >= ?",
                        amount.amount(),
                        lot,
                        amount.amount())
                == 1;
    }

    @Override
    public void putBack(String lot, Yen amount) {
        sql.update("update payment.lots set available = available + ? where id = ?", amount.amount(), lot);
    }

    @Override
    public boolean insertHold(String storefront, String account, String key, Yen amount, Instant now) {
        return sql.insertIfAbsent(
                "insert into payment.holds (storefront, hold_key, account, amount, state, returned, held_at)"
                        + " values (?, ?, ?, ?, ?, 0, ?)",
                storefront,
                key,
                account,
                amount.amount(),
                HoldState.HELD.name(),
                Columns.millis(now));
    }

    @Override
    public Optional<Hold> find(String storefront, String key) {
        return sql.first(
                "select account, amount, state, returned from payment.holds" + OF_HOLD,
                row -> new Hold(
                        key,
                        row.getString("account"),
                        Columns.yen(row, "amount"),
                        HoldState.valueOf(row.getString("state")),
                        Columns.yen(row, "returned")),
                storefront,
                key);
    }

    @Override
    public void insertPart(String storefront, String key, String lot, Yen amount) {
        sql.update(
                "insert into payment.hold_parts (storefront, hold_key, lot, amount, returned) values (?, ?, ?, ?, 0)",
                storefront,
                key,
                lot,
                amount.amount());
    }

    @Override
    public List<Part> parts(String storefront, String key) {
        return sql.query(
                "select p.lot, p.amount, p.returned from payment.hold_parts p join payment.lots l on l.id = p.lot"
                        + " where p.storefront = ? and p.hold_key = ? order by l.expires_at desc, l.id desc",
                row -> new Part(row.getString(1), Yen.of(row.getLong(2)), Yen.of(row.getLong(3))),
                storefront,
                key);
    }

    @Override
    public boolean move(String storefront, String key, HoldState from, HoldState to) {
        return sql.update(
                        "update payment.holds set state = ?" + OF_HOLD + " and state = ?",
                        to.name(),
                        storefront,
                        key,
                        from.name())
                == 1;
    }

    @Override
    public Optional<Yen> givenBefore(String storefront, String refundKey, String key, Yen amount, Instant now) {
        boolean fresh = sql.insertIfAbsent(
                "insert into payment.given_back (storefront, refund_key, hold_key, amount, given_at) values (?, ?, ?, ?, ?)",
                storefront,
                refundKey,
                key,
                amount.amount(),
                Columns.millis(now));
        return fresh
                ? Optional.empty()
                : sql.first(
                        "select amount from payment.given_back where storefront = ? and refund_key = ?",
                        row -> Yen.of(row.getLong(1)),
                        storefront,
                        refundKey);
    }

    @Override
    public boolean claimReturn(String storefront, String key, Yen amount) {
        return sql.update(
                        "update payment.holds set returned = returned + ?" + OF_HOLD
                                + " and state = 'TAKEN' and returned + ? <= amount",
                        amount.amount(),
                        storefront,
                        key,
                        amount.amount())
                == 1;
    }

    @Override
    public void returned(String storefront, String key, String lot, Yen amount) {
        sql.update(
                "update payment.hold_parts set returned = returned + ?" + OF_HOLD + " and lot = ?",
                amount.amount(),
                storefront,
                key,
                lot);
    }
}
