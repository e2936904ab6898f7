package jp.noren.payment.internal.db;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.app.Attempt;
import jp.noren.payment.internal.app.Attempts;
import jp.noren.payment.internal.app.ReadProviders;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.Deposits;
import jp.noren.persistence.Schema;
import jp.noren.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Attempts in {@code payment.payments}. */
@Component
public final class SqlAttempts implements Attempts {
    private static final String INSERT = "insert into payment.payments (" + AttemptRow.COLUMNS + ") values ("
            + String.join(", ", Collections.nCopies(24, "?")) + ")";
    private static final String SELECT = "select " + AttemptRow.COLUMNS + " from payment.payments where ";
    private static final String MOVE = "update payment.payments set state = ?, reason = ?, declined = ?, fence = ?,"
            + " tries = ?, since = ?, next_check = ?, reference = ?, action_ref = ?, action = ?, expires_at = ?"
            + " where id = ? and state = ? and fence = ?";

    private final Sql sql;

    @Activate
    public SqlAttempts(@Reference Sql sql, @Reference(target = "(schema.name=payment)") Schema schema) {
        this.sql = sql;
    }

    @Override
    public boolean insert(Attempt attempt) {
        return sql.insertIfAbsent(INSERT, AttemptRow.values(attempt));
    }

    @Override
    public boolean[] insertAll(List<Attempt> attempts) {
        return sql.insertEachIfAbsent(
                INSERT, attempts.stream().map(AttemptRow::values).toList());
    }

    @Override
    public Optional<Attempt> find(String id) {
        return sql.first(SELECT + "id = ?", AttemptRow::read, id);
    }

    @Override
    public Optional<Attempt> findByKey(String storefront, String key) {
        return sql.first(SELECT + "storefront = ? and request_key = ?", AttemptRow::read, storefront, key);
    }

    @Override
    public Optional<Attempt> findByReference(String provider, String reference) {
        return sql.first(SELECT + "provider = ? and reference = ?", AttemptRow::read, provider, reference);
    }

    @Override
    public boolean move(Attempt before, Attempt after) {
        return sql.update(MOVE, moved(new Change(before, after))) == 1;
    }

    @Override
    public boolean[] moveAll(List<Change> changes) {
        int[] counts =
                sql.updateEach(MOVE, changes.stream().map(SqlAttempts::moved).toList());
        boolean[] written = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            written[i] = counts[i] == 1;
        }
        return written;
    }

    private static Object[] moved(Change change) {
        Attempt.Standing s = change.after().standing();
        Attempt.Handle h = change.after().handle();
        return new Object[] {
            s.state().name(),
            Columns.name(s.reason()),
            Columns.name(s.declined()),
            s.fence(),
            s.tries(),
            Columns.millis(s.since()),
            Columns.millis(s.nextCheck()),
            h.reference(),
            h.actionRef(),
            ActionText.write(h.action()),
            Columns.millis(h.expiresAt()),
            change.before().id(),
            change.before().state().name(),
            change.before().standing().fence()
        };
    }

    @Override
    public Optional<Attempt> claim(Attempt attempt, Instant until) {
        long fence = attempt.standing().fence();
        int held = sql.update(
                "update payment.payments set fence = ?, next_check = ? where id = ? and state = ? and fence = ?",
                fence + 1,
                Columns.millis(until),
                attempt.id(),
                attempt.state().name(),
                fence);
        return held == 1 ? Optional.of(attempt.fenced(fence + 1)) : Optional.empty();
    }

    @Override
    public boolean postpone(Attempt attempt, int tries, Instant nextCheck) {
        return sql.update(
                        "update payment.payments set tries = ?, next_check = ? where id = ? and state = ? and fence = ?",
                        tries,
                        Columns.millis(nextCheck),
                        attempt.id(),
                        attempt.state().name(),
                        attempt.standing().fence())
                == 1;
    }

    @Override
    public boolean mark(Attempt attempt, Reason reason) {
        return sql.update(
                        "update payment.payments set reason = ?, next_check = null where id = ? and state = ? and fence = ?",
                        reason.name(),
                        attempt.id(),
                        attempt.state().name(),
                        attempt.standing().fence())
                == 1;
    }

    @Override
    public boolean clearReason(Attempt attempt, AttemptState state) {
        return sql.update(
                        "update payment.payments set reason = null where id = ? and state = ? and reason is not null",
                        attempt.id(),
                        state.name())
                == 1;
    }

    @Override
    public void hasten(String id, Instant nextCheck) {
        sql.update(
                "update payment.payments set next_check = ? where id = ? and next_check > ?"
                        + " and (state in ('UNKNOWN', 'RELEASING') or state = 'PENDING' and " + ActionText.CAN_BE_ASKED
                        + ")",
                Columns.millis(nextCheck),
                id,
                Columns.millis(nextCheck));
    }

    @Override
    public int hastenAll(String provider, Instant now) {
        return sql.update(
                "update payment.payments set next_check = ? where provider = ? and next_check > ?"
                        + " and (state in ('UNKNOWN', 'RELEASING') or state = 'PENDING' and " + ActionText.IS_REVIEWED
                        + ")",
                Columns.millis(now),
                provider,
                Columns.millis(now));
    }

    @Override
    public boolean rename(String id, String reference) {
        return sql.update("update payment.payments set reference = ? where id = ?", reference, id) == 1;
    }

    @Override
    public Optional<String> firstUnknown(String provider) {
        return sql.first(
                "select id from payment.payments where provider = ? and next_check is not null"
                        + " and state in ('UNKNOWN', 'RELEASING') order by next_check",
                row -> row.getString(1),
                provider);
    }

    @Override
    public int hastenAll(Instant now) {
        return sql.update(
                "update payment.payments set next_check = ? where next_check > ? and state in ('UNKNOWN', 'RELEASING')",
                Columns.millis(now),
                Columns.millis(now));
    }

    @Override
    public List<String> providersDue(Instant now) {
        return sql.query(
                "select distinct provider from payment.payments where next_check <= ? order by provider",
                row -> row.getString(1),
                Columns.millis(now));
    }

    @Override
    public List<String> due(String provider, Instant now, int limit) {
        return sql.query(
                "select id from payment.payments where next_check <= ? and provider = ? order by next_check fetch first "
                        + limit + " rows only",
                row -> row.getString(1),
                Columns.millis(now),
                provider);
    }

    @Override
    public List<Deposits.Awaited> awaited(String provider) {
        return transfers("p.provider = ? and p.state = 'PENDING'", provider);
    }

    @Override
    public List<Deposits.Awaited> received(String provider) {
        return transfers("p.provider = ? and p.received > 0 and p.state in ('PENDING', 'SUCCEEDED')", provider);
    }

    private List<Deposits.Awaited> transfers(String where, String provider) {
        return sql.query(
                "select p.id, p.action_ref, p.transfer_name, p.amount, p.received from payment.payments p where "
                        + where + " order by p.created_at",
                row -> new Deposits.Awaited(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Yen.of(row.getLong(4)),
                        Yen.of(row.getLong(5))),
                provider);
    }

    @Override
    public boolean receive(Attempt before, Yen deposit, boolean paid, Instant now) {
        AttemptState after = paid ? before.state().to(AttemptState.SUCCEEDED) : before.state();
        String state = after.name();
        return sql.update(
                        "update payment.payments set received = received + ?, state = ?, since = ?,"
                                + " next_check = case when ? = 'SUCCEEDED' then null else next_check end"
                                + " where id = ? and state = 'PENDING' and received = ?",
                        deposit.amount(),
                        state,
                        Columns.millis(now),
                        state,
                        before.id(),
                        before.money().received().amount())
                == 1;
    }

    @Override
    public boolean giveBack(String id, Yen deposit, Instant now) {
        return sql.update(
                        "update payment.payments set received = received - ?, since = ?"
                                + " where id = ? and state = 'PENDING' and received >= ?",
                        deposit.amount(),
                        Columns.millis(now),
                        id,
                        deposit.amount())
                == 1;
    }

    @Override
    public boolean claimRefund(String id, Yen part) {
        return sql.update(
                        "update payment.payments set claimed = claimed + ?"
                                + " where id = ? and state = 'SUCCEEDED' and claimed + ? <= amount",
                        part.amount(),
                        id,
                        part.amount())
                == 1;
    }

    @Override
    public void settleRefund(String id, Yen part, boolean given) {
        String column = given ? "refunded = refunded + ?" : "claimed = claimed - ?";
        sql.update("update payment.payments set " + column + " where id = ?", part.amount(), id);
    }

    @Override
    public Map<String, List<ReadProviders.Open>> openByProvider() {
        return new AttemptList(sql).openByProvider();
    }

    @Override
    public List<Count> count(List<String> storefronts) {
        return new AttemptList(sql).count(storefronts);
    }

    @Override
    public List<Attempt> list(Query query) {
        return new AttemptList(sql).read(query);
    }

    @Override
    public List<Concern> concerns(List<String> storefronts, Slice slice) {
        return new AttemptList(sql).concerns(storefronts, slice);
    }
}
