package jp.noren.audit.internal.app;

import java.nio.file.Path;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.internal.db.SqlTrail;
import jp.noren.audit.internal.db.SqlTrailIndex;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.MovableClock;

/** The trail as one node has it, on a real database. */
public final class AuditFixture {
    public static final Caller OPERATOR =
            new Caller(Caller.Kind.OPERATOR, "opr_1", null, null, java.util.Set.of(), null);

    public final TestDatabase database;
    public final MovableClock clock = MovableClock.at("2026-11-10T10:00:00+09:00");
    public final Trail trail;
    public final TrailIndex index;
    public final Seals seals;
    public final Anchors anchors;
    public final RecordAct record;
    public final VerifyTrail verify;

    /** @param folder the node's own folder; two nodes on one folder share key and anchors */
    public AuditFixture(TestDatabase database, Path folder) {
        this.database = database;
        trail = new SqlTrail(database.sql(), database.schema("audit"));
        index = new SqlTrailIndex(database.sql(), database.schema("audit"));
        seals = new Seals(folder, trail);
        anchors = new Anchors(seals, clock);
        record = new RecordAct(trail, seals, anchors, database.transactions(), clock);
        verify = new VerifyTrail(trail, seals, anchors, clock);
    }

    /** One act in a transaction of its own. */
    public void act(String storefront, String object, long yen) {
        database.transactions()
                .run(() -> record.record(OPERATOR, storefront, "payment.refunded", object, Map.of("amount", yen)));
    }

    public long entries() {
        return database.sql()
                .first("select count(*) from audit.entries", row -> row.getLong(1))
                .orElseThrow();
    }
}
