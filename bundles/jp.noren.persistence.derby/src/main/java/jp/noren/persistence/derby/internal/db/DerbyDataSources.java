package jp.noren.persistence.derby.internal.db;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import javax.sql.XADataSource;
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
 * Gives out data sources of the embedded engine, under the driver name {@code derby}. Takes {@code url}
 * ({@code jdbc:derby:name;attribute=value}), {@code user} and {@code password}; any other setting is refused. The engine's own
 * settings are the system properties {@code derby.*}. When the bundle stops, so does the engine, cleanly.
 */
@Component(
        property = {
            DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=derby",
            DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.apache.derby.jdbc.EmbeddedDriver"
        })
public final class DerbyDataSources implements DataSourceFactory {
    private static final Logger LOG = LoggerFactory.getLogger(DerbyDataSources.class);
    private static final String URL_START = "jdbc:derby:";
    private static final Set<String> KNOWN = Set.of(JDBC_URL, JDBC_USER, JDBC_PASSWORD);
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
    public XADataSource createXADataSource(Properties properties) throws SQLException {
        return new ReadyXaDataSource(configured(new EmbeddedXADataSource(), properties));
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
        String url = properties.getProperty(JDBC_URL, "");
        if (!url.startsWith(URL_START)) {
            throw new SQLException("The url of the Derby data source must start with " + URL_START);
        }
        String[] nameAndAttributes = url.substring(URL_START.length()).split(";", 2);
        source.setDatabaseName(nameAndAttributes[0]);
        source.setConnectionAttributes(nameAndAttributes.length > 1 ? nameAndAttributes[1] : null);
        source.setUser(unlessBlank(properties.getProperty(JDBC_USER)));
        source.setPassword(unlessBlank(properties.getProperty(JDBC_PASSWORD)));
        return source;
    }

    private static String unlessBlank(String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
