package jp.noren.plugin.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.plugin.internal.app.OperationBook;
import jp.noren.plugin.internal.domain.Operation;
import jp.noren.plugin.internal.domain.Operation.State;
import jp.noren.plugin.internal.domain.Operation.Step;
import jp.noren.plugin.internal.domain.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The operations in their table. Its unique column {@code busy} lets one be open for a bundle. */
@Component
public final class SqlOperationBook implements OperationBook {
    private static final int DETAIL = 2000;
    private static final String SELECT =
            "select o.id, o.verb, o.bundle, o.storefront, o.sha256, o.from_version, o.to_version, o.state, o.step,"
                    + " o.requested_by, o.requested_at, o.confirmed_by, o.node, o.ended_at, o.code, o.detail"
                    + " from plugin.operations o";

    private final Sql sql;

    @Activate
    public SqlOperationBook(@Reference(target = "(schema.name=plugin)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public boolean open(Operation operation) {
        Operation.Target target = operation.target();
        return sql.insertIfAbsent(
                "insert into plugin.operations (id, verb, bundle, storefront, sha256, from_version, to_version, state, step,"
                        + " requested_by, requested_at, busy) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                operation.id(),
                operation.verb().name(),
                target.bundle(),
                target.storefront(),
                target.sha256(),
                target.from(),
                target.to(),
                operation.state().name(),
                operation.step().name(),
                operation.requestedBy(),
                operation.requestedAt().toEpochMilli(),
                target.bundle());
    }

    @Override
    public Optional<Operation> find(String id) {
        return sql.first(SELECT + " where o.id = ?", SqlOperationBook::read, id);
    }

    @Override
    public boolean move(Operation before, Operation after) {
        return sql.update(
                        "update plugin.operations set state = ?, step = ?, confirmed_by = ?, node = ?, ended_at = ?, code = ?,"
                                + " detail = ?, busy = ? where id = ? and state = ?",
                        after.state().name(),
                        after.step().name(),
                        after.confirmedBy(),
                        after.node(),
                        after.endedAt() == null ? null : after.endedAt().toEpochMilli(),
                        after.code(),
                        shortened(after.detail()),
                        after.state().isEnd() ? after.id() : after.target().bundle(),
                        before.id(),
                        before.state().name())
                == 1;
    }

    private static String shortened(String text) {
        return text == null || text.length() <= DETAIL ? text : text.substring(0, DETAIL);
    }

    @Override
    public List<Operation> latest(int limit) {
        return sql.query(
                SELECT + " order by o.requested_at desc, o.id fetch first " + limit + " rows only",
                SqlOperationBook::read);
    }

    @Override
    public Optional<Operation> lastOf(String bundle) {
        return sql.first(
                SELECT
                        + " where o.bundle = ? and o.state = 'SUCCEEDED' order by o.ended_at desc fetch first 1 rows only",
                SqlOperationBook::read,
                bundle);
    }

    @Override
    public List<Operation> open() {
        return sql.query(SELECT + " where o.busy = o.bundle order by o.requested_at, o.id", SqlOperationBook::read);
    }

    private static Operation read(ResultSet row) throws SQLException {
        long ended = row.getLong("ended_at");
        boolean open = row.wasNull();
        return new Operation(
                row.getString("id"),
                Verb.valueOf(row.getString("verb")),
                new Operation.Target(
                        row.getString("bundle"),
                        row.getString("storefront"),
                        row.getString("sha256"),
                        row.getString("from_version"),
                        row.getString("to_version")),
                State.valueOf(row.getString("state")),
                Step.valueOf(row.getString("step")),
                row.getString("requested_by"),
                Instant.ofEpochMilli(row.getLong("requested_at")),
                row.getString("confirmed_by"),
                row.getString("node"),
                open ? null : Instant.ofEpochMilli(ended),
                row.getString("code"),
                row.getString("detail"));
    }
}
