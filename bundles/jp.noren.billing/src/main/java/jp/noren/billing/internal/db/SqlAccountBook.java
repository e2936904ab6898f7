package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.app.AccountBook;
import jp.noren.billing.internal.domain.Account;
import jp.noren.billing.internal.domain.MandateState;
import jp.noren.billing.internal.domain.MandateStep;
import jp.noren.kernel.Slice;
import jp.noren.payment.spi.Mandate;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The accounts in their tables. The key of a step lets nobody take the same one twice. */
@Component
public final class SqlAccountBook implements AccountBook {
    private static final String MANDATE =
            "select customer_number, bank_code, bank_name, branch_code, branch_name, account_type, account_number, holder"
                    + " from billing.accounts where storefront = ? and member = ? and bank_code is not null";

    private final Sql sql;

    @Activate
    public SqlAccountBook(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Account find(String storefront, String member) {
        List<MandateStep> steps = sql.query(
                "select state, stepped_on, note, recorded_by from billing.account_steps where storefront = ? and member = ?"
                        + " order by step_no",
                SqlAccountBook::step,
                storefront,
                member);
        return new Account(storefront, member, steps);
    }

    private static MandateStep step(ResultSet row) throws SQLException {
        return new MandateStep(
                MandateState.valueOf(row.getString("state")),
                Sql.date(row, "stepped_on"),
                row.getString("note"),
                row.getString("recorded_by"));
    }

    @Override
    public boolean add(Account before, MandateStep step, Instant at) {
        boolean added = sql.insertIfAbsent(
                "insert into billing.account_steps (storefront, member, step_no, state, stepped_on, note, recorded_by, recorded_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                before.storefront(),
                before.member(),
                before.steps().size() + 1,
                step.state().name(),
                step.on(),
                step.note(),
                step.by(),
                at.toEpochMilli());
        if (added) {
            sql.insertIfAbsent(
                    "insert into billing.accounts (storefront, member, state) values (?, ?, ?)",
                    before.storefront(),
                    before.member(),
                    step.state().name());
            sql.update(
                    "update billing.accounts set state = ? where storefront = ? and member = ?",
                    step.state().name(),
                    before.storefront(),
                    before.member());
        }
        return added;
    }

    @Override
    public Optional<Mandate> mandate(String storefront, String member) {
        boolean first = sql.first(
                        "select 1 from billing.bills where storefront = ? and member = ? and kind = 'DEBIT' and state = 'PAID'"
                                + " fetch first 1 rows only",
                        row -> row.getInt(1),
                        storefront,
                        member)
                .isEmpty();
        return sql.first(MANDATE, row -> mandate(row, first), storefront, member);
    }

    private static Mandate mandate(ResultSet row, boolean first) throws SQLException {
        return new Mandate(
                row.getString("customer_number"),
                row.getString("bank_code"),
                text(row, "bank_name"),
                row.getString("branch_code"),
                text(row, "branch_name"),
                row.getInt("account_type"),
                row.getString("account_number"),
                row.getString("holder"),
                first);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    @Override
    public void keep(String storefront, String member, Mandate m) {
        boolean none = m == null;
        sql.update(
                "update billing.accounts set customer_number = ?, bank_code = ?, bank_name = ?, branch_code = ?, branch_name = ?,"
                        + " account_type = ?, account_number = ?, holder = ? where storefront = ? and member = ?",
                none ? null : m.customerNumber(),
                none ? null : m.bankCode(),
                none ? null : m.bankName(),
                none ? null : m.branchCode(),
                none ? null : m.branchName(),
                none ? null : Integer.valueOf(m.accountType()),
                none ? null : m.accountNumber(),
                none ? null : m.holder(),
                storefront,
                member);
    }

    @Override
    public List<Account> page(List<String> storefronts, MandateState state, Slice slice) {
        Conditions listing =
                new Conditions().in("storefront", storefronts).equal("state", state == null ? null : state.name());
        if (slice.after() != null) {
            listing.and("member > ?", slice.after());
        } else if (slice.before() != null) {
            listing.and("member < ?", slice.before());
        }
        String select = "select storefront, member from billing.accounts" + listing.where() + " order by member"
                + (slice.isBackwards() ? " desc" : "") + " fetch first " + slice.rows() + " rows only";
        List<String[]> rows =
                sql.query(select, row -> new String[] {row.getString(1), row.getString(2)}, listing.values());
        return slice.shown(rows.stream().map(row -> find(row[0], row[1])).toList());
    }
}
