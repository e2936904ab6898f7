package jp.noren.billing.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.internal.app.DepositShelf;
import jp.noren.billing.internal.domain.HeldDeposit;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.persistence.Conditions;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deposits of contracts in {@code billing.held_deposits}. */
@Component
public final class SqlDepositShelf implements DepositShelf {
    private static final String COLUMNS =
            "charge, storefront, contract, contract_number, member, payment, amount, state, reference, changed_at";
    private static final String SELECT = "select " + COLUMNS + " from billing.held_deposits";

    private final Sql sql;

    @Activate
    public SqlDepositShelf(@Reference(target = "(schema.name=billing)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean hold(HeldDeposit d) {
        return sql.insertIfAbsent(
                "insert into billing.held_deposits (" + COLUMNS
                        + ", looked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                d.charge(),
                d.storefront(),
                d.contract(),
                d.contractNumber(),
                d.member(),
                d.payment(),
                d.amount().amount(),
                d.state().name(),
                d.reference(),
                d.changedAt().toEpochMilli());
    }

    @Override
    public List<HeldDeposit> ofContract(String contract) {
        return sql.query(SELECT + " where contract = ? order by charge", SqlDepositShelf::read, contract);
    }

    @Override
    public Optional<HeldDeposit> find(String charge) {
        return sql.first(SELECT + " where charge = ?", SqlDepositShelf::read, charge);
    }

    @Override
    public boolean move(HeldDeposit deposit, HeldDeposit.State to, String reference, Instant at) {
        return sql.update(
                        "update billing.held_deposits set state = ?, reference = ?, changed_at = ?, looked_at = 0"
                                + " where charge = ? and state = ?",
                        to.name(),
                        reference,
                        at.toEpochMilli(),
                        deposit.charge(),
                        deposit.state().name())
                == 1;
    }

    @Override
    public List<HeldDeposit> released(Instant notLookedAtSince, int limit) {
        return sql.query(
                SELECT + " where state = 'RELEASED' and looked_at < ? order by looked_at fetch first " + limit
                        + " rows only",
                SqlDepositShelf::read,
                notLookedAtSince.toEpochMilli());
    }

    @Override
    public void looked(String charge, Instant at) {
        sql.update("update billing.held_deposits set looked_at = ? where charge = ?", at.toEpochMilli(), charge);
    }

    @Override
    public List<HeldDeposit> page(List<String> storefronts, HeldDeposit.State state, Slice slice) {
        Conditions listing =
                new Conditions().in("storefront", storefronts).equal("state", state == null ? null : state.name());
        boolean back = slice.isBackwards();
        String anchor = back ? slice.before() : slice.after();
        if (anchor != null) {
            listing.and("charge " + (back ? "<" : ">") + " ?", anchor);
        }
        return slice.shown(sql.query(
                SELECT + listing.where() + " order by charge" + (back ? " desc" : "") + " fetch first " + slice.rows()
                        + " rows only",
                SqlDepositShelf::read,
                listing.values()));
    }

    private static HeldDeposit read(ResultSet row) throws SQLException {
        return new HeldDeposit(
                row.getString("charge"),
                row.getString("storefront"),
                row.getString("contract"),
                row.getString("contract_number"),
                row.getString("member"),
                row.getString("payment"),
                Yen.of(row.getLong("amount")),
                HeldDeposit.State.valueOf(row.getString("state")),
                row.getString("reference"),
                ChargeRow.instant(row, "changed_at"));
    }
}
