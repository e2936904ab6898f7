package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.app.CreditBook;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The credit lines in their tables. The line's update comes first and decides; a repeat of the same order is found by the key of its use and gives back
 * what it took twice.
 */
@Component
public final class SqlCreditBook implements CreditBook {
    private static final String TAKE =
            "update billing.credit_lines set used = used + ? where storefront = ? and member = ?";
    private static final String GIVE =
            "update billing.credit_lines set used = used - ? where storefront = ? and member = ?";

    private final Sql sql;

    @Activate
    public SqlCreditBook(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean take(String storefront, String member, String order, Yen amount, Instant at) {
        long yen = amount.amount();
        if (sql.update(TAKE + " and used + ? <= credit_limit", yen, storefront, member, yen) == 0) {
            return holds(order);
        }
        keep(storefront, member, order, yen, at);
        return true;
    }

    @Override
    public boolean takeAnyway(String storefront, String member, String order, Yen amount, Instant at) {
        long yen = amount.amount();
        sql.insertIfAbsent(
                "insert into billing.credit_lines (storefront, member, credit_limit, used) values (?, ?, 0, 0)",
                storefront,
                member);
        sql.update(TAKE, yen, storefront, member);
        return keep(storefront, member, order, yen, at);
    }

    private boolean holds(String order) {
        return sql.first(
                        "select amount from billing.credit_uses where order_id = ? and freed_at is null",
                        row -> row.getLong(1),
                        order)
                .isPresent();
    }

    /** False, and the line as before, when the order holds its part already. */
    private boolean keep(String storefront, String member, String order, long yen, Instant at) {
        boolean fresh = sql.insertIfAbsent(
                "insert into billing.credit_uses (order_id, storefront, member, amount, taken_at, freed_at)"
                        + " values (?, ?, ?, ?, ?, null)",
                order,
                storefront,
                member,
                yen,
                at.toEpochMilli());
        boolean kept = fresh
                || sql.update(
                                "update billing.credit_uses set amount = ?, taken_at = ?, freed_at = null"
                                        + " where order_id = ? and freed_at is not null",
                                yen,
                                at.toEpochMilli(),
                                order)
                        == 1;
        if (!kept) {
            sql.update(GIVE, yen, storefront, member);
        }
        return kept;
    }

    private record Use(String storefront, String member, long amount) {}

    @Override
    public boolean free(String order, Instant at) {
        boolean held = sql.update(
                        "update billing.credit_uses set freed_at = ? where order_id = ? and freed_at is null",
                        at.toEpochMilli(),
                        order)
                == 1;
        if (held) {
            Use use = sql.first(
                            "select storefront, member, amount from billing.credit_uses where order_id = ?",
                            row -> new Use(row.getString(1), row.getString(2), row.getLong(3)),
                            order)
                    .orElseThrow();
            sql.update(GIVE, use.amount(), use.storefront(), use.member());
        }
        return held;
    }

    @Override
    public Optional<CreditLine> find(String storefront, String member) {
        return sql.first(
                "select storefront, member, credit_limit, used from billing.credit_lines where storefront = ? and member = ?",
                SqlCreditBook::line,
                storefront,
                member);
    }

    @Override
    public boolean decide(String storefront, String member, Decided decided) {
        sql.insertIfAbsent(
                "insert into billing.credit_lines (storefront, member, credit_limit, used) values (?, ?, 0, 0)",
                storefront,
                member);
        boolean set = sql.update(
                        "update billing.credit_lines set credit_limit = ? where storefront = ? and member = ? and credit_limit = ?",
                        decided.limit().amount(),
                        storefront,
                        member,
                        decided.before().amount())
                == 1;
        if (set) {
            sql.update(
                    "insert into billing.credit_decisions (storefront, member, decided_at, before_limit, credit_limit, decided_by,"
                            + " reason) values (?, ?, ?, ?, ?, ?, ?)",
                    storefront,
                    member,
                    decided.at().toEpochMilli(),
                    decided.before().amount(),
                    decided.limit().amount(),
                    decided.by(),
                    decided.reason());
        }
        return set;
    }

    @Override
    public List<Decided> history(String storefront, String member) {
        return sql.query(
                "select before_limit, credit_limit, decided_by, reason, decided_at from billing.credit_decisions"
                        + " where storefront = ? and member = ? order by decided_at desc",
                row -> new Decided(
                        Yen.of(row.getLong(1)),
                        Yen.of(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                storefront,
                member);
    }

    @Override
    public List<CreditLine> page(List<String> storefronts, Slice slice) {
        Conditions listing = new Conditions().in("storefront", storefronts);
        if (slice.after() != null) {
            listing.and("member > ?", slice.after());
        } else if (slice.before() != null) {
            listing.and("member < ?", slice.before());
        }
        String select = "select storefront, member, credit_limit, used from billing.credit_lines" + listing.where()
                + " order by member" + (slice.isBackwards() ? " desc" : "") + " fetch first " + slice.rows()
                + " rows only";
        return slice.shown(sql.query(select, SqlCreditBook::line, listing.values()));
    }

    private static CreditLine line(ResultSet row) throws SQLException {
        return new CreditLine(row.getString(1), row.getString(2), Yen.of(row.getLong(3)), Yen.of(row.getLong(4)));
    }
}
