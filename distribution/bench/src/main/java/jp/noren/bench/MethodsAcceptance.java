package jp.noren.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A buyer's and an operator's day with every other way to pay, over REST and from a fresh load, in Japanese and in Vietnamese: on account within and over
 * the credit line, the closing of November, direct debit from the wish to the bank's yes, points, and the rent. Arguments: archive, folder, a folder
 * for the transcripts, and the languages if not both.
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
        List<String> languages = List.of(arguments).subList(3, arguments.length);
        System.exit(acceptance.run(languages.isEmpty() ? List.of("ja", "vi") : languages) ? 0 : 1);
    }

    boolean run(List<String> languages) {
        languages.forEach(this::play);
        return score.end();
    }

    private void play(String language) {
        score.say("");
        score.say("=== Other ways to pay, " + language);
        try (Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1")) {
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

    /** Anybody may move the sandbox's clock, so a session that the move ends does not matter. */
    static void clock(Api anonymous, String instant) {
        anonymous.put("/api/v1/sandbox/clock", Map.of("instant", instant)).orFail("clock");
    }
}
