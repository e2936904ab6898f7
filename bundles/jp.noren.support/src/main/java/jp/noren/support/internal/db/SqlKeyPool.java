package jp.noren.support.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.noren.kernel.Ids;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.support.internal.app.KeyPool;
import jp.noren.support.internal.domain.KeyNeed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pool in its tables. A free key is taken by an update that finds it still free; whoever comes second tries the next one. */
@Component
public final class SqlKeyPool implements KeyPool {
    private static final String NEED =
            "select n.contract, n.storefront, n.state, n.due_on, n.changed_at from support.key_needs n";
    private static final String IN_ORDER = " order by n.due_on, n.changed_at, n.contract fetch first ";

    private final Sql sql;

    @Activate
    public SqlKeyPool(@Reference(target = "(schema.name=support)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(String storefront, String code, Instant at) {
        return sql.insertIfAbsent(
                "insert into support.keys (id, storefront, code, imported_at, contract, assigned_at) values (?, ?, ?,"
                        + " ?, null, null)",
                Ids.random("key"),
                storefront,
                code,
                at.toEpochMilli());
    }

    @Override
    public boolean give(String storefront, String code, String contract, Instant at) {
        return sql.update(
                        "update support.keys set contract = ?, assigned_at = ? where storefront = ? and code = ? and"
                                + " contract is null",
                        contract,
                        at.toEpochMilli(),
                        storefront,
                        code)
                == 1;
    }

    @Override
    public long free(String storefront) {
        return count("contract is null", storefront);
    }

    @Override
    public long assigned(String storefront) {
        return count("contract is not null", storefront);
    }

    private long count(String condition, String storefront) {
        return sql.first(
                        "select count(*) from support.keys where storefront = ? and " + condition,
                        row -> row.getLong(1),
                        storefront)
                .orElseThrow();
    }

    @Override
    public void need(String storefront, String contract, LocalDate dueOn, Instant at) {
        boolean fresh = sql.insertIfAbsent(
                "insert into support.key_needs (contract, storefront, state, due_on, changed_at) values (?, ?,"
                        + " 'WAITING', ?, ?)",
                contract,
                storefront,
                dueOn,
                at.toEpochMilli());
        if (!fresh) {
            sql.update(
                    "update support.key_needs set state = 'WAITING', due_on = ?, changed_at = ? where contract = ? and"
                            + " state = 'VOID'",
                    dueOn,
                    at.toEpochMilli(),
                    contract);
        }
    }

    @Override
    public Optional<KeyNeed> needOf(String contract) {
        return sql.first(NEED + " where n.contract = ?", SqlKeyPool::read, contract);
    }

    @Override
    public boolean move(KeyNeed need, KeyNeed.State next, LocalDate dueOn, Instant at) {
        return sql.update(
                        "update support.key_needs set state = ?, due_on = ?, changed_at = ? where contract = ? and"
                                + " state = ?",
                        next.name(),
                        dueOn,
                        at.toEpochMilli(),
                        need.contract(),
                        need.state().name())
                == 1;
    }

    @Override
    public boolean take(String storefront, String contract, Instant at) {
        Optional<String> free = oneFree(storefront);
        while (free.isPresent()) {
            int taken = sql.update(
                    "update support.keys set contract = ?, assigned_at = ? where id = ? and contract is null",
                    contract,
                    at.toEpochMilli(),
                    free.get());
            if (taken == 1) {
                return true;
            }
            free = oneFree(storefront);
        }
        return false;
    }

    private Optional<String> oneFree(String storefront) {
        return sql.first(
                "select id from support.keys where storefront = ? and contract is null order by id fetch first 1 rows"
                        + " only",
                row -> row.getString(1),
                storefront);
    }

    @Override
    public Optional<String> codeOf(String contract) {
        return sql.first("select code from support.keys where contract = ?", row -> row.getString(1), contract);
    }

    @Override
    public List<KeyNeed> due(LocalDate day, int limit) {
        return sql.query(
                NEED + " where n.state = 'WAITING' and n.due_on <= ?" + IN_ORDER + limit + " rows only",
                SqlKeyPool::read,
                day);
    }

    @Override
    public List<KeyNeed> pendingWithFreeKeys(int limit) {
        return sql.query(
                NEED
                        + " where n.state = 'PENDING' and exists (select 1 from support.keys k where k.storefront ="
                        + " n.storefront and k.contract is null)" + IN_ORDER + limit + " rows only",
                SqlKeyPool::read);
    }

    @Override
    public List<KeyNeed> pending(String storefront) {
        return sql.query(
                NEED + " where n.state = 'PENDING' and n.storefront = ? order by n.due_on, n.changed_at, n.contract",
                SqlKeyPool::read,
                storefront);
    }

    private static KeyNeed read(ResultSet row) throws SQLException {
        return new KeyNeed(
                row.getString("contract"),
                row.getString("storefront"),
                KeyNeed.State.valueOf(row.getString("state")),
                Sql.date(row, "due_on"),
                Instant.ofEpochMilli(row.getLong("changed_at")));
    }
}
