package jp.noren.rental.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Kind;
import jp.noren.rental.internal.domain.Status;
import jp.noren.rental.internal.domain.Terms;

/** A contract as a row. */
final class ContractRow {
    static final String SELECT =
            "select c.id, c.contract_number, c.storefront, c.member, c.kind, c.plan, c.course, c.applied_at, c.start_on, c.end_on,"
                    + " c.state, c.method, c.customer_ref, c.replaces, c.monthly, c.tax_percent, c.prepaid_months, c.prepaid_total,"
                    + " c.deposit, c.deposit_term_months, c.version from rental.contracts c";

    static final String INSERT =
            "insert into rental.contracts (id, contract_number, storefront, member, kind, plan, course, applied_at, start_on, end_on,"
                    + " state, method, customer_ref, replaces, monthly, tax_percent, prepaid_months, prepaid_total, deposit,"
                    + " deposit_term_months, version, changed_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private ContractRow() {}

    static Object[] values(Contract c) {
        Terms terms = c.terms();
        return new Object[] {
            c.id(),
            c.number(),
            c.owner().storefront(),
            c.owner().member(),
            c.rented().kind().name(),
            c.rented().plan(),
            c.rented().course(),
            c.appliedAt().toEpochMilli(),
            c.start(),
            c.end(),
            c.status().name(),
            c.payer().method(),
            c.payer().customerRef(),
            c.replaces(),
            terms.monthly(),
            terms.taxPercent(),
            terms.prepaidMonths(),
            terms.prepaidTotal(),
            terms.deposit(),
            terms.depositTermMonths(),
            c.version(),
            c.appliedAt().toEpochMilli()
        };
    }

    static Contract read(ResultSet row) throws SQLException {
        return new Contract(
                row.getString("id"),
                row.getString("contract_number"),
                new Contract.Owner(row.getString("storefront"), row.getString("member")),
                new Contract.Rented(
                        Kind.valueOf(row.getString("kind")), row.getString("plan"), row.getString("course")),
                Instant.ofEpochMilli(row.getLong("applied_at")),
                Sql.date(row, "start_on"),
                Sql.date(row, "end_on"),
                Status.valueOf(row.getString("state")),
                new Contract.Payer(row.getString("method"), row.getString("customer_ref")),
                row.getString("replaces"),
                new Terms(
                        row.getLong("monthly"),
                        row.getInt("tax_percent"),
                        row.getInt("prepaid_months"),
                        row.getLong("prepaid_total"),
                        row.getLong("deposit"),
                        row.getInt("deposit_term_months")),
                row.getInt("version"));
    }
}
