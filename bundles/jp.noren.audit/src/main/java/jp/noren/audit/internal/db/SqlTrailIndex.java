package jp.noren.audit.internal.db;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import jp.noren.audit.internal.app.BrowseTrail;
import jp.noren.audit.internal.app.TrailIndex;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.kernel.RefusedException;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pages through the trail by time. */
@Component(service = TrailIndex.class)
public final class SqlTrailIndex implements TrailIndex {
    private final Sql sql;

    @Activate
    public SqlTrailIndex(@Reference Sql sql, @Reference(target = "(schema.name=audit)") Schema schema) {
        this.sql = sql;
    }

    /** A statement in the making. */
    private static final class Statement {
        private final StringBuilder text = new StringBuilder(EntryRows.SELECT).append(" where 1 = 1");
        private final List<Object> parameters = new ArrayList<>();

        void and(String condition, Object... values) {
            text.append(" and ").append(condition);
            parameters.addAll(List.of(values));
        }
    }

    @Override
    public List<Entry.Sealed> list(Optional<List<String>> storefronts, BrowseTrail.Query query) {
        if (storefronts.filter(List::isEmpty).isPresent()) {
            return List.of();
        }
        Statement statement = new Statement();
        storefronts.ifPresent(own -> statement.and("chain in (?" + ", ?".repeat(own.size() - 1) + ")", own.toArray()));
        if (query.object() != null) {
            statement.and("object_id = ?", query.object());
        }
        boolean backwards = query.before() != null;
        if (backwards || query.after() != null) {
            beyond(statement, backwards ? query.before() : query.after(), backwards ? ">" : "<");
        }
        String direction = backwards ? "" : " desc";
        statement
                .text
                .append(" order by happened_at")
                .append(direction)
                .append(", id")
                .append(direction);
        statement.text.append(" fetch first ").append(query.limit() + 1).append(" rows only");
        List<Entry.Sealed> rows = sql.query(statement.text.toString(), EntryRows::read, statement.parameters.toArray());
        return backwards ? reversed(rows) : rows;
    }

    private static List<Entry.Sealed> reversed(List<Entry.Sealed> ascending) {
        List<Entry.Sealed> newestFirst = new ArrayList<>(ascending);
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    private void beyond(Statement statement, String cursor, String comparison) {
        long at = sql.first("select happened_at from audit.entries where id = ?", row -> row.getLong(1), cursor)
                .orElseThrow(() -> new RefusedException(RefusedException.Kind.INVALID, "rest.page-invalid"));
        statement.and(
                "(happened_at " + comparison + " ? or (happened_at = ? and id " + comparison + " ?))", at, at, cursor);
    }
}
