package jp.noren.persistence.derby.internal.db;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;

/**
 * Gives connections that have prepared a statement already. A connection keeps its parser for as long as it lives, and the parser an error whose stack
 * names the classes that asked first: on the pool's own thread these are no classes of a bundle that is to be replaced, and can be let go of.
 */
final class ReadyXaDataSource implements XADataSource {
    private final EmbeddedXADataSource engine;
    /** A text that was prepared before is not parsed again. */
    private final AtomicLong texts = new AtomicLong();

    ReadyXaDataSource(EmbeddedXADataSource engine) {
        this.engine = engine;
    }

    @Override
    public XAConnection getXAConnection() throws SQLException {
        return ready(engine.getXAConnection());
    }

    @Override
    public XAConnection getXAConnection(String user, String password) throws SQLException {
        return ready(engine.getXAConnection(user, password));
    }

    private XAConnection ready(XAConnection made) throws SQLException {
        try (Connection connection = made.getConnection()) {
            connection.prepareStatement("values " + texts.getAndIncrement()).close();
            return made;
        } catch (SQLException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return engine.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        engine.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        engine.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return engine.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return engine.getParentLogger();
    }
}
