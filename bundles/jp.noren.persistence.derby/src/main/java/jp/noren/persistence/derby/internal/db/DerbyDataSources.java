package jp.noren.persistence.derby.internal.db;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.apache.derby.jdbc.EmbeddedConnectionPoolDataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out data sources of the embedded engine under the driver name {@code derby}. Takes {@code databaseName} and
 * {@code createDatabase} (the value {@code create} makes the database when it is not there yet); a setting it does not know is
 * refused. The engine's own settings are system properties {@code derby.*}. When the bundle stops, so does the engine, cleanly.
 */
@Component(
        property = {
            DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=derby",
            DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.apache.derby.jdbc.EmbeddedDriver"
        })
public final class DerbyDataSources implements DataSourceFactory {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyDataSources.class);
    private static final String CREATE = "createDatabase";
    private static final Set<String> KNOWN = Set.of(JDBC_DATABASE_NAME, CREATE);
    private static final String ENGINE_STOPPED = "XJ015";

    @Override
    public EmbeddedDataSource createDataSource(Properties properties) throws SQLException {
        return configured(new EmbeddedDataSource(), properties);
    }

    @Override
    public EmbeddedConnectionPoolDataSource createConnectionPoolDataSource(Properties properties) throws SQLException {
        return configured(new EmbeddedConnectionPoolDataSource(), properties);
    }

    @Override
    public EmbeddedXADataSource createXADataSource(Properties properties) throws SQLException {
        return configured(new EmbeddedXADataSource(), properties);
    }

    @Override
    public Driver createDriver(Properties properties) throws SQLException {
        return new EmbeddedDriver();
    }

    @Deactivate
    void stopEngine() {
        EmbeddedDataSource engine = new EmbeddedDataSource();
        engine.setDatabaseName("");
        engine.setShutdownDatabase("shutdown");
        try {
            engine.getConnection().close();
        } catch (SQLException stopped) {
            // A stop is always reported as an exception; this state is the good one.
            if (!ENGINE_STOPPED.equals(stopped.getSQLState())) {
                LOG.warn("The database engine did not stop cleanly; it repairs itself at the next start", stopped);
            }
        }
    }

    private static <T extends EmbeddedDataSource> T configured(T source, Properties properties) throws SQLException {
        for (String name : properties.stringPropertyNames()) {
            if (!KNOWN.contains(name)) {
                throw new SQLException("Unknown setting of the Derby data source: " + name);
            }
        }
        source.setDatabaseName(properties.getProperty(JDBC_DATABASE_NAME));
        source.setCreateDatabase(properties.getProperty(CREATE));
        return source;
    }
}
