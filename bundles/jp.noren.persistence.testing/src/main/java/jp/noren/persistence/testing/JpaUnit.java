package jp.noren.persistence.testing;

import java.util.Map;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import jp.noren.testing.database.EmbeddedDatabase;
import org.apache.aries.jpa.support.impl.EMSupplierImpl;
import org.apache.aries.jpa.support.impl.XAJpaTemplate;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.openjpa.persistence.PersistenceProviderImpl;
import org.osgi.service.coordinator.Coordinator;

/** A persistence unit of the class path on one database. */
final class JpaUnit {
    private static final String TRANSACTION_MANAGER = EmbeddedDatabase.class.getName() + ".transactionManager";

    private final EntityManagerFactory factory;
    private final JpaTemplate template;

    JpaUnit(String name, DataSource source, Coordinator coordinator) {
        factory = new PersistenceProviderImpl()
                .createEntityManagerFactory(
                        name,
                        Map.of(
                                "openjpa.ConnectionFactory",
                                source,
                                "openjpa.ManagedRuntime",
                                "invocation(TransactionManagerMethod=" + TRANSACTION_MANAGER + ")"));
        if (factory == null) {
            throw new IllegalArgumentException("No persistence unit '" + name + "' on the class path");
        }
        template = new XAJpaTemplate(
                new EMSupplierImpl(name, factory, coordinator), EmbeddedDatabase.transactionManager(), coordinator);
    }

    JpaTemplate template() {
        return template;
    }

    /** Drops what a cache may keep of rows that are swept away. */
    void forget() {
        factory.getCache().evictAll();
    }

    void close() {
        factory.close();
    }
}
