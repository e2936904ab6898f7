package jp.noren.bench;

import java.time.Duration;
import java.util.List;

/**
 * Every payment provider of the house is restarted, updated in place and swapped for another version, one after the other, while buyers order by all of
 * their methods: none is told of a failure, and what each was told stands in the payment companies' own books once. Arguments: archive, folder, attempts at
 * least (10000), rounds over all providers (10).
 */
public final class MethodsSwapBench extends MethodsStage {
    private static final List<String> PROVIDERS =
            List.of("sbps", "banktransfer", "npinvoice", "atone", "directdebit", "points", "rent");

    private final int attempts;
    private final int rounds;

    private MethodsSwapBench(String archive, String folder, int attempts, int rounds) {
        super(archive, folder);
        this.attempts = attempts;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) {
        MethodsSwapBench bench = new MethodsSwapBench(
                arguments[0], arguments[1], Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        System.exit(bench.run() ? 0 : 1);
    }

    @Override
    void play(Api anonymous, Desk desk, MethodShops shops) {
        MethodBooks books = new MethodBooks(score, shops, crowds);
        crowds.values().forEach(Crowd::start);
        int swaps = underSwaps();
        crowds.values().forEach(Crowd::stop);
        score.say(calls() + " attempts, " + swaps + " swaps");
        crowds.forEach((method, crowd) -> told(method, crowd));
        crowds.forEach((method, crowd) ->
                score.expect(method + " cancelled", 0L, crowd.deals().cancelled()));
        books.judge();
        books.lists();
        score.expect("payments a person must look at", 0, desk.attention().size());
    }

    private int underSwaps() {
        int swaps = 0;
        for (int round = 1; round <= rounds; round++) {
            for (String provider : PROVIDERS) {
                int before = calls();
                String what = Swapper.of(node, "jp.noren.payment." + provider).next(round);
                swaps++;
                // spread over all the attempts
                long due = (long) attempts * swaps / (rounds * PROVIDERS.size());
                Poll.require(
                        "orders after " + what,
                        Duration.ofMinutes(5),
                        () -> calls() >= due && calls() > before + crowds.size());
            }
            score.say("  round " + round + ": " + calls() + " attempts, failed " + failed());
        }
        return swaps;
    }

    private int failed() {
        return crowds.values().stream()
                .mapToInt(crowd -> crowd.deals().failures().size())
                .sum();
    }

    private void told(String method, Crowd crowd) {
        score.say(method + ": " + crowd.deals().calls() + " orders, " + crowd.figures());
        crowd.deals().failures().stream().limit(3).forEach(failure -> score.say("  failure: " + failure));
        score.expect(method + " failed", 0, crowd.deals().failures().size());
    }
}
