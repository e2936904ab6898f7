package jp.noren.persistence.internal.jpa;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.transaction.Status;
import javax.transaction.SystemException;
import javax.transaction.TransactionManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The one DataSource, for OpenJPA. The pool takes a connection back by itself when its transaction ends, and OpenJPA closes it after that; the pool would
 * take such a late word for the end of whatever the connection is lent to by then, and lend it a second time. Here it ends with this class.
 */
@Component(service = DataSource.class, property = "osgi.jndi.service.name=noren-jpa")
public final class EntityDataSource implements DataSource {
    private final DataSource pool;
    private final TransactionManager manager;

    @Activate
    public EntityDataSource(
            @Reference(target = "(osgi.jndi.service.name=noren)") DataSource pool,
            @Reference TransactionManager manager) {
        this.pool = pool;
        this.manager = manager;
    }

    @Override
    public Connection getConnection() throws SQLException {
        boolean inTransaction = isInTransaction();
        Connection connection = pool.getConnection();
        return inTransaction ? lent(connection) : connection;
    }

    private boolean isInTransaction() throws SQLException {
        try {
            return manager.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException e) {
            throw new SQLException("The transaction manager does not answer", e);
        }
    }

    private static Connection lent(Connection connection) {
        Lent lent = new Lent(connection);
        return (Connection) Proxy.newProxyInstance(
                EntityDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> lent.invoke(proxy, method, arguments));
    }

    /** A connection that its transaction gives back. */
    private static final class Lent {
        private final Connection connection;
        private boolean closed;

        Lent(Connection connection) {
            this.connection = connection;
        }

        Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "close":
                    closed = true;
                    return null;
                case "isClosed":
                    return closed || connection.isClosed();
                case "equals":
                    return proxy == arguments[0];
                case "hashCode":
                    return System.identityHashCode(proxy);
                case "toString":
                    return "lent " + connection;
                default:
                    return call(method, arguments);
            }
        }

        private Object call(Method method, Object[] arguments) throws Throwable {
            if (closed) {
                throw new SQLNonTransientConnectionException("The connection has been closed", "08003");
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("The house has one user of its database");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }
}
