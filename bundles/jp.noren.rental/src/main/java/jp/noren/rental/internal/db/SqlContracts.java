package jp.noren.rental.internal.db;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.ContractBook;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The contracts in their table. */
@Component
public final class SqlContracts implements ContractBook {
    private static final String FIRST = " fetch first %d rows only";

    private final Sql sql;

    @Activate
    public SqlContracts(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Contract contract) {
        sql.update(ContractRow.INSERT, ContractRow.values(contract));
    }

    @Override
    public Optional<Contract> find(String id) {
        return sql.first(ContractRow.SELECT + " where c.id = ?", ContractRow::read, id);
    }

    @Override
    public Optional<Contract> byNumber(String storefront, String number) {
        return sql.first(
                ContractRow.SELECT + " where c.storefront = ? and c.contract_number = ?",
                ContractRow::read,
                storefront,
                number);
    }

    @Override
    public List<Contract> numbered(String number) {
        return sql.query(ContractRow.SELECT + " where c.contract_number = ?", ContractRow::read, number);
    }

    /** An update that changes nothing takes the row on both databases; what is read after it is what the one before has left. */
    @Override
    public Optional<Contract> lock(String id) {
        sql.update("update rental.contracts set version = version where id = ?", id);
        return find(id);
    }

    @Override
    public List<Contract> ofMember(String storefront, String member) {
        return sql.query(
                ContractRow.SELECT
                        + " where c.storefront = ? and c.member = ? and (c.end_on is null or c.end_on >= c.start_on)"
                        + " order by c.applied_at desc, c.id desc",
                ContractRow::read,
                storefront,
                member);
    }

    @Override
    public boolean move(Contract before, Contract after, Instant at) {
        return sql.update(
                        "update rental.contracts set state = ?, end_on = ?, version = version + 1, changed_at = ?"
                                + " where id = ? and version = ? and state = ?",
                        after.status().name(),
                        after.end(),
                        at.toEpochMilli(),
                        before.id(),
                        before.version(),
                        before.status().name())
                == 1;
    }

    @Override
    public boolean pays(Contract before, Contract.Payer payer, Instant at) {
        return sql.update(
                        "update rental.contracts set method = ?, customer_ref = ?, version = version + 1, changed_at = ?"
                                + " where id = ? and version = ? and method = ?",
                        payer.method(),
                        payer.customerRef(),
                        at.toEpochMilli(),
                        before.id(),
                        before.version(),
                        before.payer().method())
                == 1;
    }

    @Override
    public List<Contract> due(Status status, LocalDate day, int limit) {
        String when = status == Status.RESERVED ? "c.start_on <= ?" : "c.end_on < ?";
        return sql.query(
                ContractRow.SELECT + " where c.state = ? and " + when + " order by c.id" + FIRST.formatted(limit),
                ContractRow::read,
                status.name(),
                day);
    }

    @Override
    public List<Contract> running(Span span, String after, int limit) {
        return sql.query(
                ContractRow.SELECT + " where c.storefront = ? and c.id > ? and c.start_on <= ?"
                        + " and (c.end_on is null or c.end_on >= ?) and c.state not in ('APPLIED', 'FORCED_END')"
                        + " order by c.id" + FIRST.formatted(limit),
                ContractRow::read,
                span.storefront(),
                after == null ? "" : after,
                span.last(),
                span.first());
    }

    @Override
    public List<Contract> all(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", Collections.nCopies(ids.size(), "?"));
        return sql.query(ContractRow.SELECT + " where c.id in (" + marks + ")", ContractRow::read, ids.toArray());
    }

    @Override
    public List<Contract> prepaidUntold(String after, int limit) {
        return sql.query(
                ContractRow.SELECT
                        + " where c.prepaid_months > 0 and c.prepaid_notice_at is null and c.state = 'ACTIVE'"
                        + " and c.id > ? order by c.id" + FIRST.formatted(limit),
                ContractRow::read,
                after == null ? "" : after);
    }

    @Override
    public boolean toldOfPrepaid(String contract, Instant at) {
        return sql.update(
                        "update rental.contracts set prepaid_notice_at = ? where id = ? and prepaid_notice_at is null",
                        at.toEpochMilli(),
                        contract)
                == 1;
    }

    @Override
    public long nextNumber(String storefront) {
        numbersTaken(storefront, 0);
        sql.update("update rental.numbers set last_number = last_number + 1 where storefront = ?", storefront);
        return sql.first(
                        "select last_number from rental.numbers where storefront = ?",
                        row -> row.getLong(1),
                        storefront)
                .orElseThrow();
    }

    @Override
    public void numbersTaken(String storefront, long last) {
        sql.insertIfAbsent("insert into rental.numbers (storefront, last_number) values (?, ?)", storefront, 0L);
        sql.update(
                "update rental.numbers set last_number = ? where storefront = ? and last_number < ?",
                last,
                storefront,
                last);
    }
}
