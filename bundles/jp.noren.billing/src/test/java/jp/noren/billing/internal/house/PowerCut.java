package jp.noren.billing.internal.house;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import jp.noren.persistence.Sql;

/** A database line on which the power fails at a statement that was counted out beforehand; from then on nothing gets through. */
public final class PowerCut implements Sql {
    /** The machine is gone: nothing that follows happens. */
    public static final class Killed extends RuntimeException {
        Killed(int at) {
            super("killed at step " + at, null, false, false);
        }
    }

    private final Sql real;
    private final int at;
    private final AtomicInteger steps = new AtomicInteger();

    /** @param at the step at which the power fails, from 1; 0 for never */
    public PowerCut(Sql real, int at) {
        this.real = real;
        this.at = at;
    }

    /** Also counts what is no statement, such as a call to the company. */
    public void step() {
        int now = steps.incrementAndGet();
        if (at > 0 && now >= at) {
            throw new Killed(now);
        }
    }

    /** Whether the power failed. */
    public boolean failed() {
        return at > 0 && steps.get() >= at;
    }

    @Override
    public int update(String statement, Object... parameters) {
        step();
        return real.update(statement, parameters);
    }

    @Override
    public int[] updateEach(String statement, List<Object[]> rows) {
        step();
        return real.updateEach(statement, rows);
    }

    @Override
    public boolean insertIfAbsent(String statement, Object... parameters) {
        step();
        return real.insertIfAbsent(statement, parameters);
    }

    @Override
    public <T> List<T> query(String statement, RowMapper<T> mapper, Object... parameters) {
        step();
        return real.query(statement, mapper, parameters);
    }

    @Override
    public <T> Optional<T> first(String statement, RowMapper<T> mapper, Object... parameters) {
        step();
        return real.first(statement, mapper, parameters);
    }

    @Override
    public Dialect dialect() {
        return real.dialect();
    }
}
