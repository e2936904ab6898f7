package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillKind;
import jp.noren.billing.internal.domain.BillState;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Sql;

/** A row of {@code billing.bills}. */
final class BillRow {
    static final String INSERT =
            "insert into billing.bills (id, bill_number, storefront, member, closing, kind, state, total, paid, issue_on, due_on,"
                    + " overdue_from, debit_on, payment, issued_at, obstacle, asked, looked_at, made_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String SELECT =
            "select b.id, b.bill_number, b.storefront, b.member, b.closing, b.kind, b.state, b.total, b.paid, b.issue_on, b.due_on,"
                    + " b.overdue_from, b.debit_on, b.payment, b.issued_at, b.obstacle from billing.bills b";

    private BillRow() {}

    /** A debit has nobody to ask for a document. */
    static Object[] values(Bill bill, Instant madeAt) {
        return new Object[] {
            bill.id(),
            bill.number(),
            bill.storefront(),
            bill.member(),
            bill.closing(),
            bill.kind().name(),
            bill.state().name(),
            bill.total().amount(),
            bill.paid().amount(),
            bill.dates().issueOn(),
            bill.dates().dueOn(),
            bill.dates().overdueFrom(),
            bill.dates().debitOn(),
            bill.payment(),
            bill.issuedAt() == null ? null : bill.issuedAt().toEpochMilli(),
            bill.obstacle(),
            bill.isDebit(),
            0L,
            madeAt.toEpochMilli()
        };
    }

    static Bill read(ResultSet row) throws SQLException {
        long issuedAt = row.getLong("issued_at");
        boolean issued = !row.wasNull();
        return new Bill(
                row.getString("id"),
                row.getString("bill_number"),
                row.getString("storefront"),
                row.getString("member"),
                Sql.date(row, "closing"),
                BillKind.valueOf(row.getString("kind")),
                BillState.valueOf(row.getString("state")),
                Yen.of(row.getLong("total")),
                Yen.of(row.getLong("paid")),
                new Bill.Dates(
                        Sql.date(row, "issue_on"),
                        Sql.date(row, "due_on"),
                        Sql.date(row, "overdue_from"),
                        Sql.date(row, "debit_on")),
                row.getString("payment"),
                issued ? Instant.ofEpochMilli(issuedAt) : null,
                row.getString("obstacle"));
    }
}
