package jp.noren.persistence.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import jp.noren.persistence.internal.Fixture;
import jp.noren.persistence.internal.Framework;
import jp.noren.persistence.internal.schema.SchemaBundles;
import jp.noren.testing.database.EmbeddedDatabase.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class UpdateCommandTest {
    private static final String[] STEPS = {
        "create table shop.shelf (id int, old_name varchar(10));\n",
        "alter table shop.shelf add column name varchar(10);\n",
        "-- breaks-readers-before: 2\nalter table shop.shelf drop column old_name;\n"
    };

    @TempDir
    private Path folder;

    /** The jar of a version that has so many steps. */
    private String jar(String name, int steps) throws IOException {
        Map<String, String> files = new HashMap<>();
        for (int i = 1; i <= steps; i++) {
            files.put("db/shop/V00" + i + "__step.sql", STEPS[i - 1]);
        }
        Path file = folder.resolve(name + "-" + steps + ".jar");
        Files.write(file, Framework.jar(name, String.valueOf(steps), files).readAllBytes());
        return file.toString();
    }

    private static UpdateCommand command(Framework framework, SchemaBundles checks, String file) {
        UpdateCommand command = new UpdateCommand();
        command.checks = checks;
        command.context = framework.context();
        command.bundle = "shop";
        command.file = file;
        return command;
    }

    @Test
    void goingBackIsRefusedBeforeAnythingIsStoppedAndAllowedWhereTheDataCanBeRead() throws Exception {
        try (Framework framework = new Framework(folder.resolve("cache"));
                Fixture fixture = Fixture.on(Kind.DERBY)) {
            SchemaBundles schemas = new SchemaBundles(framework.context(), fixture.transactions, fixture.sql);
            Bundle shop = framework.context().installBundle("file:" + jar("shop", 1));
            shop.start();
            assertThat(command(framework, schemas, jar("shop", 3)).execute()).isEqualTo("shop is now 3.0.0");
            assertThat(command(framework, schemas, "file:" + jar("shop", 2)).execute())
                    .isEqualTo("shop is now 2.0.0");
            long before = shop.getLastModified();
            assertThatThrownBy(() -> command(framework, schemas, jar("shop", 1)).execute())
                    .hasMessage("Refused, and nothing was stopped: since step 3 schema shop wants a version with step 2"
                            + " or later; this one has 1");
            assertThat(shop.getLastModified()).isEqualTo(before);
            assertThat(shop.getVersion()).hasToString("2.0.0");
            schemas.close();
        }
    }

    @Test
    void whatCannotBeMeantIsRefused() throws Exception {
        try (Framework framework = new Framework(folder.resolve("cache"));
                Fixture fixture = Fixture.on(Kind.DERBY)) {
            SchemaBundles schemas = new SchemaBundles(framework.context(), fixture.transactions, fixture.sql);
            assertThatThrownBy(
                            () -> command(framework, schemas, jar("other", 1)).execute())
                    .hasMessageContaining("is other, not shop");
            assertThatThrownBy(() -> command(framework, schemas, jar("shop", 1)).execute())
                    .hasMessageContaining("No bundle shop");
            UpdateCommand dry = command(framework, schemas, jar("shop", 1));
            dry.dryRun = true;
            assertThat(dry.execute()).asString().contains("can be updated");
            schemas.close();
        }
    }
}
