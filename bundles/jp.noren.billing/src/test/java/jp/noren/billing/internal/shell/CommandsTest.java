package jp.noren.billing.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import jp.noren.billing.internal.house.House;
import jp.noren.persistence.testing.EachDatabase;
import jp.noren.persistence.testing.TestDatabase;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.DisplayName;

class CommandsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @EachDatabase
    @DisplayName("R122: billing:close tells how far it is; closings and bills list what came of it")
    void closesAndLists(TestDatabase database) {
        House house = new House(database);
        house.claim("TANA-C1", "o1", "2026-10-05T15:20:00+09:00", 1_000);
        assertThat(closings(house)).isEqualTo("Nothing was closed yet.");
        assertThat(bills(house)).isEqualTo("No bills.");
        assertThat(close(house, "2026-10-31")).isEqualTo("1 bills, total JPY 1100, 0 accounts failed.");
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith("1 of 1 accounts");
        assertThat(close(house, "2026-10-31")).isEqualTo("0 bills, total JPY 0, 0 accounts failed.");
        assertThat(close(house, "2026-11-30")).isEqualTo("Refused: billing.month-not-over {closing=2026-11-30}");
        assertThat(closings(house))
                .isEqualTo("TANA 2026-10-31  1 bills (0 debits), 1 open, total JPY 1100, paid JPY 0");
        assertThat(bills(house)).contains(" TRANSFER CLOSED JPY 1100, paid JPY 0, due 2026-11-30");
    }

    private Object close(House house, String closing) {
        CloseCommand command = new CloseCommand();
        command.close = house.closeMonth;
        command.session = session();
        command.storefront = "TANA";
        command.closing = closing;
        return command.execute();
    }

    private static Object closings(House house) {
        ClosingsCommand command = new ClosingsCommand();
        command.read = house.readBills;
        return command.execute();
    }

    private static String bills(House house) {
        BillsCommand command = new BillsCommand();
        command.read = house.readBills;
        command.storefront = "TANA";
        return String.valueOf(command.execute());
    }

    private Session session() {
        PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, args) -> console);
    }
}
