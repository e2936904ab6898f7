package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import jp.noren.bench.contracts.ContractsJar;
import jp.noren.bench.contracts.SeededContracts;

/**
 * The settlement of the 25th over many contracts: speed and memory, kills in the middle, two nodes at once. The contracts come from a seed, by a small bundle
 * put into the node; the card company's emulator and its book live in this process. Arguments: archive, folder, contracts (2000), databases
 * ({@code derby}, {@code postgresql}, {@code derby,postgresql}), kills (0), seed (20261125), parts ({@code speed,kills,nodes}).
 */
public final class SettlementBench {
    private static final String SHOP = "SORA9";
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final Score score = new Score(System.out);
    private final Path archive;
    private final Path folder;
    private final int contracts;
    private final String[] databases;
    private final int kills;
    private final long seed;
    private final List<String> parts;
    private final List<Node> nodes = new ArrayList<>();

    private SettlementBench(String[] arguments) {
        archive = Path.of(arguments[0]);
        folder = Path.of(arguments[1]);
        contracts = Integer.parseInt(argument(arguments, 2, "2000"));
        databases = argument(arguments, 3, "derby").split(",");
        kills = Integer.parseInt(argument(arguments, 4, "0"));
        seed = Long.parseLong(argument(arguments, 5, "20261125"));
        parts = List.of(argument(arguments, 6, "speed,kills,nodes").split(","));
    }

    private static String argument(String[] arguments, int index, String otherwise) {
        return arguments.length > index ? arguments[index] : otherwise;
    }

    public static void main(String[] arguments) throws IOException {
        SettlementBench bench = new SettlementBench(arguments);
        boolean good = false;
        try {
            good = bench.run();
        } finally {
            // whatever ended it: no node stays behind
            bench.nodes.stream().filter(Node::isAlive).forEach(Node::kill);
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run() throws IOException {
        for (String database : databases) {
            if (parts.contains("speed")) {
                speed(database);
            }
            if (kills > 0 && parts.contains("kills")) {
                killed(database);
            }
        }
        if (List.of(databases).contains("postgresql") && parts.contains("nodes")) {
            twoNodes();
        }
        return score.end();
    }

    /** A node with its contracts, on the day before. */
    private Node node(Database database, SettlementCompany company) throws IOException {
        Node node = Node.unpack(archive, folder, Node.freePort())
                .with("NOREN_SANDBOX", "1")
                .with(
                        "NOREN_JAVA_OPTS",
                        "-Dnoren.bench.contracts=" + contracts + " -Dnoren.bench.storefront=" + SHOP
                                + " -Dnoren.bench.seed=" + seed);
        database.environment().forEach(node::with);
        company.configure(node);
        nodes.add(node);
        return node;
    }

    /** @param first whether the shop has to be made */
    private SettlementShop open(Node node, boolean first) throws IOException {
        node.start();
        Path jar = ContractsJar.write(node.home().resolve(ContractsJar.NAME + ".jar"));
        node.shell("bundle:install -s file:" + jar);
        SettlementShop shop = SettlementShop.of(node, SHOP);
        if (first) {
            shop.make(SeededContracts.NAME);
        }
        return shop;
    }

    private void speed(String name) throws IOException {
        try (Database database = Database.of(name);
                SettlementCompany company = SettlementCompany.open(contracts)) {
            Node node = node(database, company);
            SettlementShop shop = open(node, true);
            for (int month = 0; month < 2; month++) {
                double cpu = ProcessFigures.cpuSeconds(node.pid()) + database.cpuSeconds();
                long heapBefore = ProcessFigures.residentMiB(node.pid());
                shop.beginOfMonth(month);
                long most = watch(node, shop, month);
                double took = shop.took().toMillis() / 1e3;
                double used = ProcessFigures.cpuSeconds(node.pid()) + database.cpuSeconds() - cpu;
                score.say(String.format(
                        Locale.ROOT,
                        "%s %d contracts, month %d: %.1f s, %.0f contracts/s, CPU %.2f ms/contract, resident %d -> %d MiB (most %d)",
                        name,
                        contracts,
                        month + 1,
                        took,
                        contracts / took,
                        used * 1000 / contracts,
                        heapBefore,
                        ProcessFigures.residentMiB(node.pid()),
                        most));
                audit(name + " month " + (month + 1), company, month + 1);
            }
            node.stop();
        }
    }

    /** @return the most memory it took */
    private long watch(Node node, SettlementShop shop, int month) {
        long[] most = new long[1];
        Poll.require("the settlement ends", PATIENCE, () -> {
            most[0] = Math.max(most[0], ProcessFigures.residentMiB(node.pid()));
            return shop.isDone(month);
        });
        return most[0];
    }

    private void killed(String name) throws IOException {
        Random random = new Random(seed);
        try (Database database = Database.of(name);
                SettlementCompany company = SettlementCompany.open(contracts)) {
            Node node = node(database, company);
            SettlementShop shop = open(node, true);
            shop.beginOfMonth(0);
            for (int i = 1; i <= kills; i++) {
                int until = contracts * i / (kills + 1) + random.nextInt(Math.max(1, contracts / (kills + 1) / 2));
                Poll.until(Duration.ofMinutes(5), () -> company.charges() >= until);
                node.kill();
                int charged = company.charges();
                node.start();
                shop.backInMonth(0);
                score.say(name + " kill " + i + " at " + charged + " charges");
            }
            Poll.require("the settlement ends", PATIENCE, () -> shop.isDone(0));
            audit(name + " after " + kills + " kills", company, 1);
            node.stop();
        }
    }

    private void twoNodes() throws IOException {
        try (Database database = Database.of("postgresql");
                SettlementCompany company = SettlementCompany.open(contracts)) {
            Node one = node(database, company);
            SettlementShop shop = open(one, true);
            Node other = node(database, company);
            Cluster.bringKeys(one, other);
            SettlementShop second = open(other, false);
            shop.beginOfMonth(0);
            second.clockOfMonth(0);
            boolean killsOne = kills > 0;
            if (killsOne) {
                Poll.until(Duration.ofMinutes(5), () -> company.charges() >= contracts / 2);
                other.kill();
            }
            Poll.require("the settlement ends", PATIENCE, () -> shop.isDone(0));
            score.say(String.format(
                    Locale.ROOT,
                    "two nodes on PostgreSQL%s: %.0f contracts/s",
                    killsOne ? ", one killed half-way" : "",
                    contracts * 1e3 / shop.took().toMillis()));
            audit("two nodes", company, 1);
            one.stop();
            other.stop();
        }
    }

    /** The company's book alone says whether each contract was charged once a month. */
    private void audit(String what, SettlementCompany company, int months) {
        Map<String, Integer> captured = new HashMap<>();
        for (JsonNode charge : company.book()) {
            if (charge.path("charged").asLong() > 0) {
                captured.merge(charge.path("customer").asText(), 1, Integer::sum);
            }
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 1; i <= contracts; i++) {
            String customer = SeededContracts.customerRef(SeededContracts.contract(i));
            if (captured.getOrDefault(customer, 0) != months) {
                wrong.add(customer);
            }
        }
        score.expect(what + ": contracts not charged once a month in the company's book", "[]", wrong);
        score.expect(what + ": customers charged", contracts, captured.size());
    }
}
