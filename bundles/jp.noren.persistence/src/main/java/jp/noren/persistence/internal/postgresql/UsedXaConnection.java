package jp.noren.persistence.internal.postgresql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.StatementEventListener;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/**
 * An XA connection whose connection says that it lives, without a word to the server, when it was used a moment ago. One that broke since then fails at
 * its next statement; the driver tells the pool, which throws it away, and the others are asked again.
 */
final class UsedXaConnection implements XAConnection {
    /** As other pools do it. */
    static final Duration MOMENT = Duration.ofMillis(500);

    private final XAConnection driver;
    private final LongSupplier nanos;
    private final AtomicLong broken;

    UsedXaConnection(XAConnection driver, LongSupplier nanos, AtomicLong broken) {
        this.driver = driver;
        this.nanos = nanos;
        this.broken = broken;
        driver.addConnectionEventListener(new Breaks(nanos, broken));
    }

    private record Breaks(LongSupplier nanos, AtomicLong broken) implements ConnectionEventListener {
        @Override
        public void connectionClosed(ConnectionEvent event) {
            // given back, not broken
        }

        @Override
        public void connectionErrorOccurred(ConnectionEvent event) {
            broken.set(nanos.getAsLong());
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Used used = new Used(driver.getConnection(), nanos, broken);
        return (Connection) Proxy.newProxyInstance(
                UsedXaConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> used.invoke(proxy, method, arguments));
    }

    private static final class Used {
        private final Connection connection;
        private final LongSupplier nanos;
        private final AtomicLong broken;
        private volatile long last;

        Used(Connection connection, LongSupplier nanos, AtomicLong broken) {
            this.connection = connection;
            this.nanos = nanos;
            this.broken = broken;
            this.last = nanos.getAsLong();
        }

        Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("equals")) {
                return proxy == arguments[0];
            }
            if (method.getName().equals("isValid")) {
                return aMomentAgo() ? !connection.isClosed() : asked((Integer) arguments[0]);
            }
            try {
                Object result = method.invoke(connection, arguments);
                last = nanos.getAsLong();
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private boolean asked(int seconds) {
            boolean lives;
            try {
                lives = connection.isValid(seconds);
            } catch (SQLException e) {
                lives = false;
            }
            if (lives) {
                last = nanos.getAsLong();
            }
            return lives;
        }

        private boolean aMomentAgo() {
            return nanos.getAsLong() - last < MOMENT.toNanos() && last - broken.get() > 0;
        }
    }

    @Override
    public XAResource getXAResource() throws SQLException {
        return driver.getXAResource();
    }

    @Override
    public void close() throws SQLException {
        driver.close();
    }

    @Override
    public void addConnectionEventListener(ConnectionEventListener listener) {
        driver.addConnectionEventListener(listener);
    }

    @Override
    public void removeConnectionEventListener(ConnectionEventListener listener) {
        driver.removeConnectionEventListener(listener);
    }

    @Override
    public void addStatementEventListener(StatementEventListener listener) {
        driver.addStatementEventListener(listener);
    }

    @Override
    public void removeStatementEventListener(StatementEventListener listener) {
        driver.removeStatementEventListener(listener);
    }
}
