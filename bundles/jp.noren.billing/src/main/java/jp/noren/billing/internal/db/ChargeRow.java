package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.ChargeState;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Sql;

/** A row of {@code billing.charges}, and of its lines. */
final class ChargeRow {
    private static final String COLUMNS =
            "id, storefront, contract, contract_number, member, method, customer_ref, charge_key, run, place, month,"
                    + " net, tax, deposit, state, payment, declined, tries, rounds, first_failed_on, due_at, unpaid_at,"
                    + " refunded, made_at, tried_at, settled_at";
    static final String INSERT = "insert into billing.charges (" + COLUMNS + ") values ("
            + String.join(", ", Collections.nCopies(26, "?")) + ")";
    static final String SELECT = "select " + COLUMNS + " from billing.charges c";
    static final String INSERT_LINE =
            "insert into billing.charge_lines (charge, line_no, code, name_ja, name_en, name_vi, amount, tax_percent)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)";

    private ChargeRow() {}

    static Object[] values(Charge charge, int place) {
        Charge.Owner o = charge.owner();
        Charge.Sum m = charge.sum();
        Charge.Standing s = charge.standing();
        return new Object[] {
            charge.id(),
            o.storefront(),
            o.contract(),
            o.contractNumber(),
            o.member(),
            o.method(),
            o.customerRef(),
            o.key(),
            o.run(),
            o.run() == null ? null : place,
            o.month() == null ? null : o.month().toString(),
            m.net().amount(),
            m.tax().amount(),
            m.deposit().amount(),
            s.state().name(),
            s.payment(),
            s.declined(),
            s.tries(),
            s.rounds(),
            s.firstFailedOn(),
            millis(s.dueAt()),
            millis(s.unpaidAt()),
            s.refunded().amount(),
            millis(charge.madeAt()),
            millis(s.triedAt()),
            millis(s.settledAt())
        };
    }

    static Object[] line(String charge, int number, ChargeLine line) {
        return new Object[] {
            charge,
            number,
            line.code(),
            line.name().in("ja"),
            line.name().in("en"),
            line.name().in("vi"),
            line.amount().amount(),
            line.taxPercent()
        };
    }

    static ChargeLine readLine(ResultSet row) throws SQLException {
        LocalizedText name =
                LocalizedText.of(row.getString("name_ja"), row.getString("name_en"), row.getString("name_vi"));
        return new ChargeLine(row.getString("code"), name, yen(row, "amount"), row.getInt("tax_percent"));
    }

    static Charge read(ResultSet row) throws SQLException {
        String month = row.getString("month");
        Charge.Owner owner = new Charge.Owner(
                row.getString("storefront"),
                row.getString("contract"),
                row.getString("contract_number"),
                row.getString("member"),
                row.getString("method"),
                row.getString("customer_ref"),
                row.getString("charge_key"),
                row.getString("run"),
                row.getInt("place"),
                month == null ? null : YearMonth.parse(month));
        Charge.Sum sum = new Charge.Sum(yen(row, "net"), yen(row, "tax"), yen(row, "deposit"));
        return new Charge(row.getString("id"), owner, sum, standing(row), instant(row, "made_at"));
    }

    private static Charge.Standing standing(ResultSet row) throws SQLException {
        return new Charge.Standing(
                ChargeState.valueOf(row.getString("state")),
                row.getString("payment"),
                row.getString("declined"),
                row.getInt("tries"),
                row.getInt("rounds"),
                Sql.date(row, "first_failed_on"),
                instant(row, "due_at"),
                instant(row, "unpaid_at"),
                yen(row, "refunded"),
                instant(row, "tried_at"),
                instant(row, "settled_at"));
    }

    private static Yen yen(ResultSet row, String column) throws SQLException {
        return Yen.of(row.getLong(column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    static Long millis(Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
