package jp.noren.testing.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;

/** A database of Derby that lives in memory. */
record DerbyMemory(String name) {
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        System.setProperty("derby.stream.error.file", "target/derby.log");
        System.setProperty("derby.locks.waitTimeout", "5");
        System.setProperty("derby.locks.deadlockTimeout", "2");
    }

    static DerbyMemory create() {
        return new DerbyMemory("memory:noren" + COUNT.incrementAndGet());
    }

    String url() {
        return "jdbc:derby:" + name + ";create=true";
    }

    XADataSource xaDataSource() {
        EmbeddedXADataSource source = new EmbeddedXADataSource();
        source.setDatabaseName(name);
        source.setCreateDatabase("create");
        return source;
    }

    void drop() {
        try {
            DriverManager.getConnection("jdbc:derby:" + name + ";drop=true").close();
        } catch (SQLException e) {
            // the engine reports each drop by an exception: 08006 is the good end, XJ004 says that it is gone already
            if (!"08006".equals(e.getSQLState()) && !"XJ004".equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }
}
