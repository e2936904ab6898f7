package jp.noren.rental.internal.db;

import java.util.Set;
import java.util.TreeSet;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import jp.noren.rental.internal.app.PartNames;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The names in their table. */
@Component
public final class SqlPartNames implements PartNames {
    private final Sql sql;

    @Activate
    public SqlPartNames(@Reference(target = "(schema.name=rental)") Schema schema, @Reference Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> known(String kind) {
        return new TreeSet<>(
                sql.query("select name from rental.part_names where kind = ?", row -> row.getString(1), kind));
    }

    @Override
    public void know(String kind, String name) {
        sql.insertIfAbsent("insert into rental.part_names (kind, name) values (?, ?)", kind, name);
    }
}
