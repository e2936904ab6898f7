package jp.noren.payment.internal.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.testing.database.EmbeddedDatabase.Kind;

/** Takes the insert-only rows away after a test, which only who may drop the triggers can, and puts the triggers back. */
final class InsertOnly {
    private static final List<String> TABLES = List.of("ledger", "decisions", "deposits");

    private InsertOnly() {}

    static void sweep(TestDatabase database) {
        if (database.kind() == Kind.POSTGRESQL) {
            TABLES.forEach(table -> database.sql().update("alter table payment." + table + " disable trigger user"));
            delete(database);
            TABLES.forEach(table -> database.sql().update("alter table payment." + table + " enable trigger user"));
        } else {
            TABLES.forEach(table -> {
                database.sql().update("drop trigger payment." + table + "_no_update");
                database.sql().update("drop trigger payment." + table + "_no_delete");
            });
            delete(database);
            triggers().forEach(database.sql()::update);
        }
    }

    private static void delete(TestDatabase database) {
        database.sql().update("delete from payment.resolutions");
        TABLES.forEach(table -> database.sql().update("delete from payment." + table));
    }

    private static List<String> triggers() {
        return Stream.of("V001__payments", "V004__deposit_decisions")
                .flatMap(step -> read("/db/payment/" + step + ".sql").lines())
                .filter(line -> line.startsWith("create trigger payment."))
                .map(line -> line.substring(0, line.length() - 1))
                .toList();
    }

    private static String read(String resource) {
        try (InputStream in = InsertOnly.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
