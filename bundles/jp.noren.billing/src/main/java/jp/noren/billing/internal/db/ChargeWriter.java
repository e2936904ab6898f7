package jp.noren.billing.internal.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.noren.billing.internal.app.ChargeBook.Written;
import jp.noren.billing.internal.domain.BookEntry;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Sql;

/** Writes charges with their months and lines, and what is booked of them: a statement for all rows of a kind. Whoever has claimed a month first has it. */
final class ChargeWriter {
    private static final String CLAIM_MONTH =
            "insert into billing.charge_months (contract, month, charge) values (?, ?, ?)";

    private final Sql sql;

    ChargeWriter(Sql sql) {
        this.sql = sql;
    }

    int addEach(List<Written> charges, int lastPlace) {
        boolean[] free = sql.insertEachIfAbsent(
                CLAIM_MONTH,
                charges.stream()
                        .map(one -> month(one.charge(), one.months().get(0).toString()))
                        .toList());
        List<Written> mine = new ArrayList<>();
        for (int i = 0; i < free.length; i++) {
            if (free[i]) {
                mine.add(charges.get(i));
            }
        }
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> lines = new ArrayList<>();
        for (Written one : mine) {
            rows.add(ChargeRow.values(one.charge(), lastPlace + rows.size() + 1));
            addLines(one, lines);
        }
        insert(rows, lines);
        return rows.size();
    }

    boolean add(Written written) {
        Charge charge = written.charge();
        if (!sql.insertIfAbsent(
                ChargeRow.INSERT, ChargeRow.values(charge, charge.owner().place()))) {
            return false;
        }
        boolean[] free = sql.insertEachIfAbsent(
                CLAIM_MONTH,
                written.months().stream()
                        .map(month -> month(charge, month.toString()))
                        .toList());
        for (boolean one : free) {
            if (!one) {
                throw new RefusedException(RefusedException.Kind.CONFLICT, "billing.month-charged");
            }
        }
        List<Object[]> lines = new ArrayList<>();
        addLines(written, lines);
        insert(List.of(), lines);
        return true;
    }

    /** What is there already violates the key, and everything is rolled back. */
    void post(String storefront, List<BookEntry> entries, Instant at) {
        List<Object[]> rows = new ArrayList<>();
        for (BookEntry entry : entries) {
            entry.lines()
                    .forEach(line -> rows.add(new Object[] {
                        entry.source(),
                        entry.kind().name(),
                        line.account(),
                        storefront,
                        line.amount().amount(),
                        at.toEpochMilli()
                    }));
        }
        if (!rows.isEmpty()) {
            sql.updateEach(
                    "insert into billing.ledger (source, kind, account, storefront, amount, booked_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    private static Object[] month(Charge charge, String month) {
        return new Object[] {charge.owner().contract(), month, charge.id()};
    }

    private static void addLines(Written written, List<Object[]> lines) {
        for (int i = 0; i < written.lines().size(); i++) {
            lines.add(
                    ChargeRow.line(written.charge().id(), i + 1, written.lines().get(i)));
        }
    }

    private void insert(List<Object[]> charges, List<Object[]> lines) {
        if (!charges.isEmpty()) {
            sql.updateEach(ChargeRow.INSERT, charges);
        }
        if (!lines.isEmpty()) {
            sql.updateEach(ChargeRow.INSERT_LINE, lines);
        }
    }
}
