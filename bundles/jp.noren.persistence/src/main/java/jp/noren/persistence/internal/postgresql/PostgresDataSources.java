package jp.noren.persistence.internal.postgresql;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * PostgreSQL's own data sources, whose XA connections answer for themselves when they were used a moment ago. The pool asks each connection whether it
 * lives each time it gives it out (its window for that never applies, as it does not note when a connection came back): a round trip to the server for
 * each statement outside a transaction.
 */
@Component(
        property = {
            DataSourceFactory.OSGI_JDBC_DRIVER_NAME + "=noren-postgresql",
            DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=jp.noren.persistence.postgresql"
        })
public final class PostgresDataSources implements DataSourceFactory {
    private final DataSourceFactory driver;

    @Activate
    public PostgresDataSources(
            @Reference(target = "(osgi.jdbc.driver.class=org.postgresql.Driver)") DataSourceFactory driver) {
        this.driver = driver;
    }

    @Override
    public DataSource createDataSource(Properties properties) throws SQLException {
        return driver.createDataSource(properties);
    }

    @Override
    public ConnectionPoolDataSource createConnectionPoolDataSource(Properties properties) throws SQLException {
        return driver.createConnectionPoolDataSource(properties);
    }

    @Override
    public XADataSource createXADataSource(Properties properties) throws SQLException {
        return new UsedXaDataSource(driver.createXADataSource(properties), System::nanoTime);
    }

    @Override
    public Driver createDriver(Properties properties) throws SQLException {
        return driver.createDriver(properties);
    }
}
