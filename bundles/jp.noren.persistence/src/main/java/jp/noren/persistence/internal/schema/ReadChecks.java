package jp.noren.persistence.internal.schema;

import jp.noren.kernel.Decision;
import jp.noren.persistence.SchemaChecks;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers whether a version can run on the tables as they are. Apart from {@link SchemaBundles}, so that bundles which start while that one is made can ask. */
@Component(service = SchemaChecks.class)
public final class ReadChecks implements SchemaChecks {
    private final Migrator migrator;

    @Activate
    public ReadChecks(@Reference Transactions transactions, @Reference Sql sql) {
        this.migrator = new Migrator(transactions, sql);
    }

    @Override
    public Decision canRun(String schema, int lastStep) {
        return migrator.canRun(schema, lastStep);
    }
}
