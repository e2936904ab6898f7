package jp.noren.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A buyer's and an operator's day with every other way to pay, over REST and from a fresh load, in Japanese and in Vietnamese: on account within and over
 * the credit line, the closing of November, direct debit from the wish to the bank's yes, points, and the rent. Arguments: archive, folder, a folder
 * for the transcripts.
 */
public final class MethodsAcceptance {
    private final Score score = new Score(System.out);
    private final Path archive;
    private final Path folder;
    private final Path transcripts;

    MethodsAcceptance(Path archive, Path folder, Path transcripts) {
        this.archive = archive;
        this.folder = folder;
        this.transcripts = transcripts;
    }

    public static void main(String[] arguments) {
        MethodsAcceptance acceptance =
                new MethodsAcceptance(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        System.exit(acceptance.run() ? 0 : 1);
    }

    boolean run() {
        for (String language : List.of("ja", "vi")) {
            play(language);
        }
        return score.end();
    }

    private void play(String language) {
        score.say("");
        score.say("=== Other ways to pay, " + language);
        try (Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1")) {
            collector(node);
            node.start();
            // a shop of the archive has no use for points and rent; a node that wants them installs them
            node.shell("feature:install noren-payments");
            Transcript transcript = Transcript.of("Acceptance of the other ways to pay: " + language);
            Api quiet = Api.at(node.address()).in(language);
            // before anything is loaded: the policies of the demo are in force from the day they come
            clock(quiet, "2026-11-10T01:00:00Z");
            Desk desk = Desk.open(node, quiet);
            desk.loadDemo();
            AcceptanceScene scene = new AcceptanceScene(
                    score, quiet.writtenTo(transcript), desk, new Cards(quiet), ShopData.demo(), transcript);
            // First the lease: the other story moves the clock to December.
            new LeaseAcceptance(scene).play();
            new AccountAcceptance(scene).play();
            transcript.save(transcripts.resolve("acceptance-methods." + language + ".md"));
            node.kill();
        }
    }

    /** Who collects by direct debit: the operator's own file, in the kana of the banks. */
    private static void collector(Node node) {
        String cfg = String.join(
                "\n",
                "originator.code = 0123456789",
                "originator.name = \\uFF76)\\uFF89\\uFF9A\\uFF9D",
                "bank.code = 9999",
                "bank.name = \\uFF83\\uFF7D\\uFF84\\uFF77\\uFF9E\\uFF9D\\uFF7A\\uFF73",
                "branch.code = 001",
                "branch.name = \\uFF8E\\uFF9D\\uFF83\\uFF9D",
                "account.type = 1",
                "account.number = 7654321",
                "separator = CRLF",
                "");
        try {
            Files.writeString(node.home().resolve("etc/jp.noren.payment.directdebit.cfg"), cfg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Anybody may move the sandbox's clock, so a session that the move ends does not matter. */
    static void clock(Api anonymous, String instant) {
        anonymous.put("/api/v1/sandbox/clock", Map.of("instant", instant)).orFail("clock");
    }
}
