package jp.noren.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Speed: start to first answer, memory, orders a second at 1, 8 and 32 connections on both databases, beside a bare JDBC insert of the same rows.
 * Arguments: archive, folder, seconds a cell, then {@code derby} or {@code postgresql} or both. The card company's emulator runs in this process, not in the node.
 */
public final class LoadBench {
    private static final int[] CONNECTIONS = {1, 8, 32};
    private static final long STOCK = 1_000_000;
    private static final int MOST_WARM_UPS = 15;

    private final Path archive;
    private final Path folder;
    private final int seconds;

    private LoadBench(String[] arguments) {
        archive = Path.of(arguments[0]);
        folder = Path.of(arguments[1]);
        seconds = Integer.parseInt(arguments[2]);
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        LoadBench bench = new LoadBench(arguments);
        for (int i = 3; i < arguments.length; i++) {
            bench.run(arguments[i]);
        }
        System.exit(0);
    }

    private void run(String name) throws SQLException, IOException {
        try (Database database = Database.of(name);
                CardCompany company = CardCompany.open()) {
            Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1");
            database.environment().forEach(node::with);
            company.configure(node);
            System.out.println("## " + name);
            Duration cold = node.start();
            System.out.printf(Locale.ROOT, "start to first answer: %d ms%n", cold.toMillis());
            Poll.until(Duration.ofSeconds(10), () -> false);
            System.out.printf(Locale.ROOT, "resident, idle: %d MiB%n", ProcessFigures.residentMiB(node.pid()));
            Api anonymous = Api.at(node.address());
            Desk desk = Desk.open(node, anonymous);
            desk.loadDemo();
            desk.addGoods("KURA", "BENCH-1", 1000, STOCK);
            Map<String, Double> rows = load(node, anonymous, company, database);
            System.out.printf(Locale.ROOT, "resident after: %d MiB%n", ProcessFigures.residentMiB(node.pid()));
            node.stop();
            bare(database, node, rows);
        }
    }

    private Map<String, Double> load(Node node, Api anonymous, CardCompany company, Database database)
            throws SQLException {
        Supplier<Map<String, Object>> transfer = () -> Map.of("method", "BANK_TRANSFER");
        Supplier<Map<String, Object>> card = () -> Map.of(
                "method", "CARD", "card", company.cards().token("visa-ok").wire());
        warmUp(node, database, anonymous, "transfer", transfer);
        warmUp(node, database, anonymous, "card", card);
        Map<String, Long> before = database.isShared()
                ? new BareInsert(database.url(node), database.user(), database.password()).countRows()
                : Map.of();
        long orders = 0;
        for (int connections : CONNECTIONS) {
            orders += cell(node, database, anonymous, "transfer", connections, transfer)
                    .orders();
        }
        Map<String, Double> perOrder = new TreeMap<>();
        if (database.isShared()) {
            long counted = orders;
            new BareInsert(database.url(node), database.user(), database.password())
                    .countRows()
                    .forEach((table, count) ->
                            perOrder.put(table, (count - before.getOrDefault(table, 0L)) / (double) counted));
        }
        for (int connections : CONNECTIONS) {
            cell(node, database, anonymous, "card", connections, card);
        }
        return perOrder;
    }

    /** Until the compiler has had its say: the CPU of an order has not fallen by a twentieth in two turns. */
    private void warmUp(Node node, Database database, Api anonymous, String what, Supplier<Map<String, Object>> pay) {
        double best = Double.MAX_VALUE;
        int idle = 0;
        for (int turn = 1; turn <= MOST_WARM_UPS && idle < 2; turn++) {
            double now = cell(node, database, anonymous, "warm " + what, 8, pay).cpuMillis();
            idle = now > best * 0.95 ? idle + 1 : 0;
            best = Math.min(best, now);
        }
    }

    /** @param cpuMillis of the node and the database server, per order */
    private record Cell(long orders, double cpuMillis) {}

    private Cell cell(
            Node node,
            Database database,
            Api anonymous,
            String what,
            int connections,
            Supplier<Map<String, Object>> pay) {
        Crowd crowd = Crowd.gather(anonymous, "KURA", "BENCH-1", connections, pay);
        double cpu = ProcessFigures.cpuSeconds(node.pid()) + database.cpuSeconds();
        long begin = System.nanoTime();
        crowd.start();
        Poll.until(Duration.ofSeconds(seconds), () -> false);
        crowd.stop();
        double took = (System.nanoTime() - begin) / 1e9;
        long orders = crowd.deals().told().size();
        double used = ProcessFigures.cpuSeconds(node.pid()) + database.cpuSeconds() - cpu;
        System.out.printf(
                Locale.ROOT,
                "%-12s c=%-3d %8.0f orders/s  p50 %6.1f ms  p99 %6.1f ms  CPU %5.2f ms/order  n=%d failed=%d%n",
                what,
                connections,
                orders / took,
                crowd.figures().millis(0.5),
                crowd.figures().millis(0.99),
                orders == 0 ? 0 : used * 1000 / orders,
                orders,
                crowd.deals().failures().size());
        crowd.deals().failures().stream().limit(3).forEach(failure -> System.out.println("  failure: " + failure));
        return new Cell(orders, orders == 0 ? 0 : used * 1000 / orders);
    }

    private void bare(Database database, Node node, Map<String, Double> perOrder) throws SQLException {
        BareInsert bare = new BareInsert(database.url(node), database.user(), database.password());
        Map<String, Integer> rows = new TreeMap<>();
        Map<String, Double> measured = perOrder.isEmpty() ? database.rowsPerOrder(bare) : perOrder;
        measured.forEach((table, count) -> {
            if (Math.round(count) >= 1) {
                rows.put(table, (int) Math.round(count));
            }
        });
        System.out.println("rows an order leaves: " + rows);
        for (int connections : CONNECTIONS) {
            System.out.printf(
                    Locale.ROOT,
                    "bare insert  c=%-3d %8.0f orders/s%n",
                    connections,
                    bare.run(rows, connections, seconds));
        }
    }
}
