package jp.noren.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * Rental, support and billing are restarted, updated in place and swapped for another version, in turn, while members file new contracts, plan changes,
 * cancellations and releases of support, and while the settlements of the 25th run: nothing acknowledged is lost, nothing is filed or charged twice, and the
 * run goes on by itself. Arguments: archive, folder, contracts that wait for their settlement (500), swaps in each part (9).
 */
public final class RentalSwapBench {
    private static final List<String> BUNDLES = List.of("jp.noren.support", "jp.noren.rental", "jp.noren.billing");
    private static final int FILERS = 12;
    /** Devices for what can be filed until one more swap has been made, in all three parts. */
    private static final int STOCK_A_SWAP = 1_500;
    /** Between two applications of one member. */
    private static final long PAUSE = Duration.ofMillis(800).toNanos();

    private static final String SUPPORT = "sap_";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Score score = new Score(System.out);
    private final Node node;
    private final int contracts;
    private final int swaps;
    private RentalSwapShop shop;
    private int swapped;
    private volatile boolean going;
    /** How many of its own contracts of a kind each may have filed on by now: some are left for each swap. */
    private volatile int allowance;

    private RentalSwapBench(Node node, int contracts, int swaps) {
        this.node = node;
        this.contracts = contracts;
        this.swaps = swaps;
    }

    public static void main(String[] arguments) {
        Node node = Node.unpack(Path.of(arguments[0]), Path.of(arguments[1]), Node.freePort())
                .with("NOREN_SANDBOX", "1")
                .with("NOREN_FEATURES", "noren-rental-shop");
        int contracts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 500;
        int swaps = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 9;
        System.exit(new RentalSwapBench(node, contracts, swaps).run() ? 0 : 1);
    }

    private boolean run() {
        try {
            node.start();
            Api anonymous = Api.at(node.address());
            MethodsAcceptance.clock(anonymous, "2026-11-10T01:00:00Z");
            shop = RentalSwapShop.open(node, anonymous);
            shop.stock(STOCK_A_SWAP * (swaps + 1));
            shop.settled(contracts);
            shop.filing(FILERS, swaps + 1);
            filing();
            settling("2026-11-25", "2026-11-25T00:10:00", "2026-12-01", List.of(RentalFiler.Act.NEW));
            settling(
                    "2026-12-25",
                    "2026-12-26T00:10:00",
                    "2027-01-01",
                    List.of(RentalFiler.Act.NEW, RentalFiler.Act.CANCELLATION));
            audit();
            return score.end();
        } finally {
            node.kill();
        }
    }

    /** On the 10th everything can be filed. */
    private void filing() {
        List<Thread> filing = start("2026-12-01", "2026-11-20", List.of(RentalFiler.Act.values()));
        for (int i = 0; i < swaps; i++) {
            swap(i);
        }
        stop(filing);
        score.say(calls() + " applications while all kinds can be filed, " + swapped + " swaps");
    }

    private void settling(String day, String now, String month, List<RentalFiler.Act> acts) {
        shop.clock(now);
        shop.companyAnswersIn(1_000);
        Api session = shop.desk();
        List<Thread> filing = start(month, month, acts);
        shop.openRun(session);
        int during = 0;
        for (int i = 0; i < swaps; i++) {
            boolean goesOn = !shop.isDone(session, day);
            swap(i);
            during += goesOn ? 1 : 0;
        }
        shop.companyAnswersIn(0);
        boolean done = Poll.until(PATIENCE, () -> shop.isDone(session, day));
        stop(filing);
        score.check("the settlement of " + day + " went on by itself and is done", done, "not done");
        score.check("swaps that began while it ran: " + during + ", one of each bundle at least", during >= 3, during);
    }

    private List<Thread> start(String month, String soon, List<RentalFiler.Act> acts) {
        going = true;
        allowance = 1;
        List<Thread> threads = new ArrayList<>();
        for (RentalFiler filer : shop.filers()) {
            filer.begin(month, soon);
            Thread thread = new Thread(() -> fileAndFile(filer, acts), filer.login());
            threads.add(thread);
            thread.start();
        }
        return threads;
    }

    private void fileAndFile(RentalFiler filer, List<RentalFiler.Act> acts) {
        int onOwn = 0;
        while (going) {
            boolean own = onOwn < allowance;
            for (RentalFiler.Act act : acts) {
                if (act.isFresh() || own) {
                    filer.file(act);
                    LockSupport.parkNanos(PAUSE);
                }
            }
            onOwn += own ? 1 : 0;
        }
    }

    private void stop(List<Thread> threads) {
        going = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private int calls() {
        return shop.filers().stream().mapToInt(RentalFiler::calls).sum();
    }

    private void swap(int i) {
        String bundle = BUNDLES.get(i % BUNDLES.size());
        int before = calls();
        allowance++;
        String what = Swapper.of(node, bundle).next(1 + swapped++ / BUNDLES.size());
        Poll.require(
                "applications after " + bundle + " was " + what,
                Duration.ofMinutes(2),
                () -> calls() > before + FILERS);
        score.say("  " + bundle + " " + what + ": " + calls() + " applications so far");
    }

    private void audit() {
        List<String> failures = new ArrayList<>();
        for (RentalFiler filer : shop.filers()) {
            failures.addAll(filer.failures());
            filed(filer);
        }
        failures.stream().limit(5).forEach(failure -> score.say("  failure: " + failure));
        score.expect("failed of " + calls() + " applications under " + swapped + " swaps", 0, failures.size());
        shop.filers().forEach(filer -> score.say("  " + filer.login() + ": " + filer.figures()));
        Map<String, long[]> book = book();
        List<String> wrong = new ArrayList<>();
        for (String reference : shop.references()) {
            long[] of = book.getOrDefault(reference, new long[2]);
            if (of[0] != 2 || of[1] != 2 * 3_278) {
                wrong.add(reference + " " + of[0]);
            }
        }
        score.expect("contracts not charged once in each of two settlements", "[]", wrong);
        for (RentalFiler filer : shop.filers()) {
            charged(filer, book.getOrDefault(filer.id(), new long[2]));
        }
    }

    /** Each acknowledged application is there once, and there is no other. */
    private void filed(RentalFiler filer) {
        List<String> there = new ArrayList<>();
        filer.all("/api/v1/rental-applications")
                .forEach(one -> there.add(one.path("id").asText()));
        List<String> lost = new ArrayList<>(filer.acknowledged());
        lost.removeIf(id -> id.startsWith(SUPPORT) || there.contains(id));
        score.expect(filer.login() + ": acknowledged applications that are lost", "[]", lost);
        List<String> more = new ArrayList<>(there);
        more.removeAll(filer.acknowledged());
        score.expect(filer.login() + ": applications that nobody acknowledged", "[]", more);
        score.expect(filer.login() + ": each once", there.size(), new HashSet<>(there).size());
        long released = filer.acknowledged().stream()
                .filter(id -> id.startsWith(SUPPORT))
                .count();
        long used = filer.all("/api/v1/support/contracts").stream()
                .filter(one -> one.path("operations").path("used").asInt() == 1)
                .count();
        score.expect(filer.login() + ": releases of support", released, used);
    }

    /** Per customer: how often something was charged, and the yen. */
    private Map<String, long[]> book() {
        Map<String, long[]> book = new HashMap<>();
        for (JsonNode charge : shop.book()) {
            if (charge.path("charged").asLong() > 0) {
                long[] of = book.computeIfAbsent(charge.path("customer").asText(), key -> new long[2]);
                of[0]++;
                of[1] += charge.path("charged").asLong();
            }
        }
        return book;
    }

    /** Each month in which a contract ran is charged once, and the company's book says the same. */
    private void charged(RentalFiler filer, long[] book) {
        Map<String, JsonNode> contracts = new HashMap<>();
        filer.all("/api/v1/me/contracts")
                .forEach(one -> contracts.put(one.path("number").asText(), one));
        Map<String, Integer> charges = new TreeMap<>();
        Map<String, Set<Long>> prices = new TreeMap<>();
        long yen = 0;
        for (JsonNode charge : filer.all("/api/v1/charges")) {
            String number = charge.path("number").asText();
            String month = charge.path("month").asText();
            long total = charge.path("total").asLong();
            boolean paid = charge.path("state").asText().equals("paid");
            yen += paid ? total : 0;
            charges.merge(number + " " + month + (paid ? "" : " not paid"), 1, Integer::sum);
            if (number.startsWith("K-")) {
                JsonNode contract = contracts.get(number);
                boolean first = contract.path("start").asText().startsWith(month);
                String what = contract.path("plan").asText() + (first ? " first" : " later");
                prices.computeIfAbsent(what, key -> new TreeSet<>()).add(total);
            }
        }
        score.expect(filer.login() + ": months charged once each", wanted(contracts), charges);
        score.check(
                filer.login() + ": the same for the same, with support " + prices,
                prices.values().stream().allMatch(one -> one.size() == 1),
                prices);
        score.expect(filer.login() + ": charges in the company's book", charges.size(), book[0]);
        score.expect(filer.login() + ": yen in the company's book", yen, book[1]);
    }

    private static Map<String, Integer> wanted(Map<String, JsonNode> contracts) {
        Map<String, Integer> wanted = new TreeMap<>();
        contracts.forEach((number, contract) -> {
            for (String month : List.of("2026-11", "2026-12", "2027-01")) {
                if (runs(contract, month)) {
                    wanted.put(number + " " + month, 1);
                }
            }
        });
        return wanted;
    }

    /** What ran in November before the bench began was charged elsewhere. */
    private static boolean runs(JsonNode contract, String month) {
        String start = contract.path("start").asText().substring(0, 7);
        String end = contract.path("end").asText();
        boolean begun = month.equals("2026-11") ? start.equals(month) : start.compareTo(month) <= 0;
        return begun
                && (end.isEmpty() || end.equals("null") || end.substring(0, 7).compareTo(month) >= 0);
    }
}
