package jp.noren.persistence.internal.postgresql;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import javax.sql.XAConnection;
import javax.sql.XADataSource;

/** Gives XA connections that know when they were used, and when one of them broke. */
final class UsedXaDataSource implements XADataSource {
    private final XADataSource driver;
    private final LongSupplier nanos;
    /** When one of them broke; what was used before that may be broken, too. */
    private final AtomicLong broken;

    UsedXaDataSource(XADataSource driver, LongSupplier nanos) {
        this.driver = driver;
        this.nanos = nanos;
        this.broken = new AtomicLong(nanos.getAsLong() - 1);
    }

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return new UsedXaConnection(driver.getXAConnection(), nanos, broken);
    }

    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return new UsedXaConnection(driver.getXAConnection(user, password), nanos, broken);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }
}
