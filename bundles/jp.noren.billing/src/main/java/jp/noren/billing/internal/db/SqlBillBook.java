package jp.noren.billing.internal.db;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.app.BillBook;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillTotal;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Bills;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The bills in their tables. Every step is an update on where the bill was; its row count decides. */
@Component
public final class SqlBillBook implements BillBook {
    /** What was looked at that far in the future was looked at by a clock that has been set back since. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Sql sql;

    @Activate
    public SqlBillBook(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Bill bill, BillTotal total, Instant madeAt) {
        boolean added = sql.insertIfAbsent(BillRow.INSERT, BillRow.values(bill, madeAt));
        if (added) {
            sql.updateEach(
                    "insert into billing.bill_taxes (bill, tax_percent, net, tax) values (?, ?, ?, ?)",
                    total.perRate().stream()
                            .map(rate -> new Object[] {
                                bill.id(),
                                rate.percent(),
                                rate.net().amount(),
                                rate.tax().amount()
                            })
                            .toList());
        }
        return added;
    }

    @Override
    public Optional<Bill> find(String id) {
        return sql.first(BillRow.SELECT + " where b.id = ?", BillRow::read, id);
    }

    @Override
    public BillTotal totals(String id) {
        return new BillTotal(sql.query(
                "select tax_percent, net, tax from billing.bill_taxes where bill = ? order by tax_percent desc",
                row -> new BillTotal.PerRate(row.getInt(1), Yen.of(row.getLong(2)), Yen.of(row.getLong(3))),
                id));
    }

    @Override
    public boolean move(Bill before, Bill after) {
        return sql.update(
                        "update billing.bills set kind = ?, state = ?, issue_on = ?, due_on = ?, overdue_from = ?, debit_on = ?,"
                                + " payment = ?, issued_at = ?, obstacle = ?, asked = ? where id = ? and state = ? and kind = ? and paid = ?",
                        after.kind().name(),
                        after.state().name(),
                        after.dates().issueOn(),
                        after.dates().dueOn(),
                        after.dates().overdueFrom(),
                        after.dates().debitOn(),
                        after.payment(),
                        after.issuedAt() == null ? null : after.issuedAt().toEpochMilli(),
                        after.obstacle(),
                        before.kind() == after.kind(),
                        before.id(),
                        before.state().name(),
                        before.kind().name(),
                        before.paid().amount())
                == 1;
    }

    @Override
    public boolean pay(String id, Yen amount) {
        return sql.update(
                        "update billing.bills set paid = paid + ? where id = ? and paid + ? <= total"
                                + " and state in ('ISSUED', 'PARTIALLY_PAID', 'OVERDUE')",
                        amount.amount(),
                        id,
                        amount.amount())
                == 1;
    }

    @Override
    public boolean addReceived(String bill, Received received) {
        return sql.insertIfAbsent(
                "insert into billing.receipts (bill, reference, amount, paid_on, recorded_by, recorded_at) values (?, ?, ?, ?, ?, ?)",
                bill,
                received.reference(),
                received.amount().amount(),
                received.paidOn(),
                received.by(),
                received.at().toEpochMilli());
    }

    @Override
    public List<Received> received(String bill) {
        return sql.query(
                "select reference, amount, paid_on, recorded_by, recorded_at from billing.receipts where bill = ?"
                        + " order by recorded_at, reference",
                row -> new Received(
                        row.getString(1),
                        Yen.of(row.getLong(2)),
                        Sql.date(row, "paid_on"),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                bill);
    }

    @Override
    public void addDocument(String bill, Bills.Document document, Instant at) {
        sql.insertIfAbsent(
                "insert into billing.bill_documents (bill, reference, media_type, content, pay_to, due_on, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                bill,
                document.reference(),
                document.mediaType(),
                document.content(),
                document.payTo(),
                document.dueOn(),
                at.toEpochMilli());
    }

    @Override
    public List<Bills.Document> documents(String bill) {
        return sql.query(
                "select reference, media_type, content, pay_to, due_on from billing.bill_documents where bill = ?"
                        + " order by received_at, reference",
                row -> new Bills.Document(
                        row.getString(1), row.getString(2), row.getBytes(3), row.getString(4), Sql.date(row, "due_on")),
                bill);
    }

    @Override
    public List<String> waiting(LocalDate today, Instant lookedBefore, int limit) {
        return sql.query(
                "select id from billing.bills where (looked_at < ? or looked_at > ?) and ((state = 'CLOSED' and (issue_on <= ? or asked = ?))"
                        + " or (state = 'ISSUED' and kind = 'DEBIT' and payment is null)) order by looked_at fetch first "
                        + limit + " rows only",
                row -> row.getString(1),
                lookedBefore.toEpochMilli(),
                lookedBefore.plus(AHEAD).toEpochMilli(),
                today,
                false);
    }

    @Override
    public List<String> debited(LocalDate today, Instant lookedBefore, int limit) {
        return sql.query(
                "select id from billing.bills where state = 'ISSUED' and kind = 'DEBIT' and payment is not null and debit_on <= ?"
                        + " and (looked_at < ? or looked_at > ?) order by looked_at fetch first " + limit
                        + " rows only",
                row -> row.getString(1),
                today,
                lookedBefore.toEpochMilli(),
                lookedBefore.plus(AHEAD).toEpochMilli());
    }

    @Override
    public List<String> late(LocalDate today, int limit) {
        return sql.query(
                "select id from billing.bills where state in ('ISSUED', 'PARTIALLY_PAID') and kind = 'TRANSFER' and overdue_from <= ?"
                        + " order by overdue_from fetch first " + limit + " rows only",
                row -> row.getString(1),
                today);
    }

    @Override
    public void looked(String id, Instant at, boolean asked, String obstacle) {
        sql.update(
                "update billing.bills set looked_at = ?, asked = ?, obstacle = ? where id = ?",
                at.toEpochMilli(),
                asked,
                obstacle,
                id);
    }

    @Override
    public List<Bill> page(Query query, Slice slice) {
        Conditions listing = new Conditions()
                .in("b.storefront", query.storefronts())
                .equal("b.member", query.member())
                .equal("b.state", query.state() == null ? null : query.state().name());
        if (query.attention()) {
            listing.and("(b.obstacle is not null or b.state = 'OVERDUE' or exists (select 1 from billing.bill_tasks t"
                    + " where t.bill = b.id and t.done_at is null))");
        }
        boolean back = slice.isBackwards();
        String anchor = back ? slice.before() : slice.after();
        if (anchor != null) {
            String beyond = back ? ">" : "<";
            listing.and(
                    "exists (select 1 from billing.bills a where a.id = ? and (b.closing " + beyond
                            + " a.closing or (b.closing = a.closing and b.id " + beyond + " a.id)))",
                    anchor);
        }
        String direction = back ? "" : " desc";
        return slice.shown(sql.query(
                BillRow.SELECT + listing.where() + " order by b.closing" + direction + ", b.id" + direction
                        + " fetch first " + slice.rows() + " rows only",
                BillRow::read,
                listing.values()));
    }

    @Override
    public List<Closing> closings(List<String> storefronts) {
        Conditions listing = new Conditions().in("storefront", storefronts);
        return sql.query(
                "select storefront, closing, count(*) as bills, sum(case when kind = 'DEBIT' then 1 else 0 end) as debits,"
                        + " sum(case when state = 'PAID' then 0 else 1 end) as still_open, sum(total) as total, sum(paid) as paid"
                        + " from billing.bills" + listing.where()
                        + " group by storefront, closing order by closing desc, storefront",
                row -> new Closing(
                        row.getString("storefront"),
                        Sql.date(row, "closing"),
                        row.getInt("bills"),
                        row.getInt("debits"),
                        row.getInt("still_open"),
                        Yen.of(row.getLong("total")),
                        Yen.of(row.getLong("paid"))),
                listing.values());
    }
}
