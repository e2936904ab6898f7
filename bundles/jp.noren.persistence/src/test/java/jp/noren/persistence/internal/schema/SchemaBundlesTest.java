package jp.noren.persistence.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import jp.noren.kernel.Decision;
import jp.noren.persistence.Schema;
import jp.noren.persistence.internal.Fixture;
import jp.noren.persistence.internal.Framework;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

class SchemaBundlesTest {
    private static final Map<String, String> ONE =
            Map.of("db/shop/V001__shelf.sql", "create table shop.shelf (id int);\n");
    private static final Map<String, String> TWO = Map.of(
            "db/shop/V001__shelf.sql", "create table shop.shelf (id int);\n",
            "db/shop/V002__stock.sql", "-- breaks-readers-before: 2\nalter table shop.shelf add column stock int;\n");

    private static int version(Framework framework, String name) throws InvalidSyntaxException {
        ServiceReference<?>[] found = framework
                .context()
                .getServiceReferences(Schema.class.getName(), "(" + Schema.PROPERTY + "=" + name + ")");
        return found == null ? 0 : ((Schema) framework.context().getService(found[0])).version();
    }

    @Test
    void aSchemaStandsForAsLongAsItsBundleAndFollowsItsUpdate(@TempDir Path storage) throws Exception {
        try (Framework framework = new Framework(storage);
                Fixture fixture = Fixture.on(Kind.DERBY)) {
            Bundle early =
                    framework.bundle("early", "1", Map.of("db/early/V001__a.sql", "create table early.a (b int);\n"));
            SchemaBundles schemas = new SchemaBundles(framework.context(), fixture.transactions, fixture.sql);
            assertThat(version(framework, "early")).isOne();
            Bundle shop = framework.bundle("shop", "1", ONE);
            assertThat(version(framework, "shop")).isOne();
            shop.update(Framework.jar("shop", "2", TWO));
            assertThat(version(framework, "shop")).isEqualTo(2);
            shop.stop();
            assertThat(version(framework, "shop")).isZero();
            assertThat(early.getState()).isEqualTo(Bundle.ACTIVE);
            schemas.close();
            assertThat(version(framework, "early")).isZero();
        }
    }

    @Test
    void aBundleThatDoesNotFitGetsNoSchemaAndIsToldBeforehand(@TempDir Path storage) throws Exception {
        try (Framework framework = new Framework(storage);
                Fixture fixture = Fixture.on(Kind.DERBY)) {
            SchemaBundles schemas = new SchemaBundles(framework.context(), fixture.transactions, fixture.sql);
            Bundle shop = framework.bundle("shop", "2", TWO);
            assertThat(schemas.canRun("shop", 1)).isInstanceOf(Decision.Rejected.class);
            shop.update(Framework.jar("shop", "1", ONE));
            assertThat(shop.getState()).isEqualTo(Bundle.ACTIVE);
            assertThat(version(framework, "shop")).isZero();
            framework.bundle("odd", "1", Map.of("db/odd/one.sql", "create table odd.a (b int);\n"));
            assertThat(version(framework, "odd")).isZero();
            schemas.close();
        }
    }
}
