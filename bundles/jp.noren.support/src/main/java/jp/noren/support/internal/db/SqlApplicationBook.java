package jp.noren.support.internal.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.support.internal.app.ApplicationBook;
import jp.noren.support.internal.domain.Application;
import jp.noren.support.internal.domain.Operation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The applications in their table. */
@Component
public final class SqlApplicationBook implements ApplicationBook {
    private static final String SELECT =
            "select a.id, a.application_number, a.contract, a.storefront, a.member, a.operation, a.plan_before,"
                    + " a.plan_after, a.effective_on, a.filed_at, a.state from support.applications a";

    private final Sql sql;

    @Activate
    public SqlApplicationBook(@Reference(target = "(schema.name=support)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Application application, String key) {
        sql.update(
                "insert into support.applications (id, application_number, contract, storefront, member,"
                        + " idempotency_key, operation, plan_before, plan_after, effective_on, filed_at, state) values (?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                application.id(),
                application.number(),
                application.contract(),
                application.storefront(),
                application.member(),
                key,
                application.operation().name(),
                application.before(),
                application.after(),
                application.effectiveOn(),
                application.filedAt().toEpochMilli(),
                application.state().name());
    }

    @Override
    public Optional<Application> findByKey(String member, String key) {
        return sql.first(
                SELECT + " where a.member = ? and a.idempotency_key = ?", SqlApplicationBook::read, member, key);
    }

    @Override
    public List<Application> of(String contract) {
        return sql.query(
                SELECT + " where a.contract = ? order by a.filed_at desc, a.id desc",
                SqlApplicationBook::read,
                contract);
    }

    @Override
    public void drop(String id) {
        sql.update("update support.applications set state = 'DROPPED' where id = ? and state = 'FILED'", id);
    }

    private static Application read(ResultSet row) throws SQLException {
        return new Application(
                row.getString("id"),
                row.getString("application_number"),
                row.getString("contract"),
                row.getString("storefront"),
                row.getString("member"),
                Operation.valueOf(row.getString("operation")),
                row.getString("plan_before"),
                row.getString("plan_after"),
                Sql.date(row, "effective_on"),
                Instant.ofEpochMilli(row.getLong("filed_at")),
                Application.State.valueOf(row.getString("state")));
    }
}
