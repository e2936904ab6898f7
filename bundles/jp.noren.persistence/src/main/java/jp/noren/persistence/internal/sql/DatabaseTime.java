package jp.noren.persistence.internal.sql;

import jp.noren.persistence.Sql.Dialect;

/**
 * The database's own time as a piece of SQL. Leases go by it alone: the clocks of two nodes differ, and the shop's clock can be moved in the sandbox.
 */
public record DatabaseTime(Dialect dialect) {

    public String now() {
        return dialect == Dialect.POSTGRESQL ? "(clock_timestamp() at time zone 'utc')" : "current_timestamp";
    }

    /** The time in so many seconds; the number is a parameter of the statement. */
    public String later() {
        return dialect == Dialect.POSTGRESQL
                ? "(clock_timestamp() at time zone 'utc' + ? * interval '1 second')"
                : "{fn timestampadd(SQL_TSI_SECOND, cast(? as int), current_timestamp)}";
    }
}
