package jp.noren.persistence.internal.job;

import java.time.Duration;
import java.util.OptionalLong;
import jp.noren.persistence.Sql;
import jp.noren.persistence.Transactions;
import jp.noren.persistence.internal.sql.DatabaseTime;

/** The table {@code persistence.lease}: one node at a time may run a job. A lease ends by itself when its node dies. */
final class LeaseStore {
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Sql sql;
    private final String owner;
    private final String take;
    private final String beat;
    private final String giveBack;

    /** @param owner this node since its start */
    LeaseStore(Transactions transactions, Sql sql, String owner) {
        this.transactions = transactions;
        this.sql = sql;
        this.owner = owner;
        DatabaseTime time = new DatabaseTime(sql.dialect());
        String mine = " where name = ? and owner = ? and fence = ?";
        take = "update persistence.lease set owner = ?, fence = fence + 1, held_until = " + time.later()
                + " where name = ? and (held_until is null or held_until < " + time.now()
                + ") and (next_run is null or next_run <= " + time.now() + ")";
        beat = "update persistence.lease set held_until = " + time.later() + mine;
        giveBack = "update persistence.lease set held_until = null, next_run = " + time.later() + mine;
    }

    /** A Derby belongs to one process alone: who held a lease before has ended, however that happened. */
    void forgetTheDead() {
        if (sql.dialect() == Sql.Dialect.DERBY) {
            sql.update("update persistence.lease set held_until = null where held_until is not null");
        }
    }

    void know(String name) {
        transactions.run(() -> sql.insertIfAbsent("insert into persistence.lease (name, fence) values (?, 0)", name));
    }

    /** @return the fence under which the job may run now; empty when another node runs it or it is not due */
    OptionalLong take(String name) {
        return transactions.required(() -> sql.update(take, owner, (int) LEASE.toSeconds(), name) == 1
                ? OptionalLong.of(fence(name))
                : OptionalLong.empty());
    }

    private long fence(String name) {
        return sql.first("select fence from persistence.lease where name = ?", row -> row.getLong(1), name)
                .orElseThrow();
    }

    /** @return false when the lease has been lost to another node */
    boolean beat(String name, long fence) {
        return sql.update(beat, (int) LEASE.toSeconds(), name, owner, fence) == 1;
    }

    /** @param pause after which the job is due again, on any node */
    void giveBack(String name, long fence, Duration pause) {
        sql.update(giveBack, (int) pause.toSeconds(), name, owner, fence);
    }
}
