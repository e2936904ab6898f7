package jp.noren.payment.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.SettlementBook;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Comparisons in {@code payment.compared} and {@code payment.differences}, unknown charges in {@code payment.orphans}. */
@Component
public final class SqlSettlementBook implements SettlementBook {
    private static final String ORPHANS =
            "select id, provider, storefront, reference, amount, day, source, found_at from payment.orphans where ";

    private final Sql sql;

    @Activate
    public SqlSettlementBook(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public List<Ours> charges(String provider, String storefront, Instant from, Instant to) {
        return sql.query(
                "select p.id, p.reference, p.amount from payment.ledger l join payment.payments p on p.id = l.source"
                        + " where l.kind = 'CHARGE' and l.account = ? and p.storefront = ? and l.booked_at >= ?"
                        + " and l.booked_at < ? order by p.id",
                row -> new Ours(row.getString(1), row.getString(2), Yen.of(row.getLong(3))),
                "clearing:" + provider,
                storefront,
                Columns.millis(from),
                Columns.millis(to));
    }

    @Override
    public Yen refunded(String payment) {
        return sql.first("select refunded from payment.payments where id = ?", row -> Yen.of(row.getLong(1)), payment)
                .orElse(Yen.ZERO);
    }

    @Override
    public boolean write(Difference d, Instant at) {
        boolean fresh = sql.insertIfAbsent(
                "insert into payment.differences (provider, storefront, day, kind, subject, reference, ours, theirs,"
                        + " found_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                d.provider(),
                d.storefront(),
                d.day(),
                d.kind().name(),
                d.subject(),
                d.reference(),
                d.ours().amount(),
                d.theirs().amount(),
                Columns.millis(at));
        return fresh
                || sql.update(
                                "update payment.differences set ours = ?, theirs = ?, found_at = ?, closed_at = null"
                                        + " where provider = ? and storefront = ? and day = ? and kind = ? and subject = ?"
                                        + " and (ours <> ? or theirs <> ?)",
                                d.ours().amount(),
                                d.theirs().amount(),
                                Columns.millis(at),
                                d.provider(),
                                d.storefront(),
                                d.day(),
                                d.kind().name(),
                                d.subject(),
                                d.ours().amount(),
                                d.theirs().amount())
                        == 1;
    }

    @Override
    public int close(String provider, String payment, Instant at) {
        return sql.update(
                "update payment.differences set closed_at = ? where provider = ? and kind = 'MISSING_THERE'"
                        + " and subject = ? and closed_at is null",
                Columns.millis(at),
                provider,
                payment);
    }

    @Override
    public List<Difference> open(List<String> storefronts, int limit) {
        return sql.query(
                "select provider, storefront, day, kind, subject, reference, ours, theirs from payment.differences"
                        + " where closed_at is null" + among(storefronts)
                        + " order by found_at desc, subject fetch first " + limit + " rows only",
                row -> new Difference(
                        row.getString("provider"),
                        row.getString("storefront"),
                        Sql.date(row, "day"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("subject"),
                        row.getString("reference"),
                        Columns.yen(row, "ours"),
                        Columns.yen(row, "theirs")),
                parameters(storefronts));
    }

    private static String among(List<String> storefronts) {
        return storefronts == null
                ? ""
                : " and storefront in (" + String.join(", ", Collections.nCopies(storefronts.size(), "?")) + ")";
    }

    private static Object[] parameters(List<String> storefronts) {
        return storefronts == null ? new Object[0] : new ArrayList<Object>(storefronts).toArray();
    }

    @Override
    public void compared(String provider, String storefront, LocalDate day, int lines, int differences, Instant at) {
        boolean fresh = sql.insertIfAbsent(
                "insert into payment.compared (provider, storefront, day, lines, differences, compared_at)"
                        + " values (?, ?, ?, ?, ?, ?)",
                provider,
                storefront,
                day,
                lines,
                differences,
                Columns.millis(at));
        if (!fresh) {
            sql.update(
                    "update payment.compared set lines = ?, differences = ?, compared_at = ?"
                            + " where provider = ? and storefront = ? and day = ?",
                    lines,
                    differences,
                    Columns.millis(at),
                    provider,
                    storefront,
                    day);
        }
    }

    @Override
    public boolean isCompared(String provider, String storefront, LocalDate day) {
        return sql.first(
                        "select 1 from payment.compared where provider = ? and storefront = ? and day = ?",
                        row -> true,
                        provider,
                        storefront,
                        day)
                .isPresent();
    }

    @Override
    public boolean insert(Orphan o) {
        return sql.insertIfAbsent(
                "insert into payment.orphans (id, provider, storefront, reference, amount, day, source, found_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                o.id(),
                o.provider(),
                o.storefront(),
                o.reference(),
                o.amount().amount(),
                o.day(),
                o.source(),
                Columns.millis(o.foundAt()));
    }

    private static Orphan read(ResultSet row) throws SQLException {
        return new Orphan(
                row.getString("id"),
                row.getString("provider"),
                row.getString("storefront"),
                row.getString("reference"),
                Columns.yen(row, "amount"),
                Sql.date(row, "day"),
                row.getString("source"),
                Columns.instant(row, "found_at"));
    }

    @Override
    public Optional<Orphan> orphan(String id) {
        return sql.first(ORPHANS + "id = ?", SqlSettlementBook::read, id);
    }

    @Override
    public List<Orphan> orphans(List<String> storefronts, int limit) {
        return sql.query(
                ORPHANS + "settled_at is null" + among(storefronts) + " order by found_at desc, id fetch first " + limit
                        + " rows only",
                SqlSettlementBook::read,
                parameters(storefronts));
    }

    @Override
    public boolean settle(String id, String how, String payment, String note, String by, Instant at) {
        return sql.update(
                        "update payment.orphans set how = ?, payment = ?, note = ?, settled_by = ?, settled_at = ?"
                                + " where id = ? and settled_at is null",
                        how,
                        payment,
                        note,
                        by,
                        Columns.millis(at),
                        id)
                == 1;
    }
}
