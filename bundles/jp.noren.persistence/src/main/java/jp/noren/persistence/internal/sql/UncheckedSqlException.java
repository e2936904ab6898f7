package jp.noren.persistence.internal.sql;

import java.sql.SQLException;

/** A statement failed. Its text is told (it holds no values: values are parameters), the values are not. */
public final class UncheckedSqlException extends RuntimeException {

    public UncheckedSqlException(String statement, SQLException cause) {
        super(statement + " [" + cause.getSQLState() + "]", cause);
    }
}
