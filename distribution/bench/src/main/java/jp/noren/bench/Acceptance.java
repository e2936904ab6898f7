package jp.noren.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * The acceptance: one client that reads nothing but problems and mails plays both shops from a fresh load, in Japanese and in Vietnamese on the demo data,
 * and once more on a shop made from a printed seed. Arguments: archive, folder, a folder for the transcripts, seed.
 */
public final class Acceptance {
    private final Score score = new Score(System.out);
    private final Path archive;
    private final Path folder;
    private final Path transcripts;
    private final long seed;

    Acceptance(Path archive, Path folder, Path transcripts, long seed) {
        this.archive = archive;
        this.folder = folder;
        this.transcripts = transcripts;
        this.seed = seed;
    }

    public static void main(String[] arguments) {
        Acceptance acceptance = new Acceptance(
                Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), Long.parseLong(arguments[3]));
        System.exit(acceptance.run() ? 0 : 1);
    }

    boolean run() {
        for (String language : List.of("ja", "vi")) {
            play("demo data, " + language, ShopData.demo(), language, "acceptance." + language + ".md");
        }
        score.say("seed " + seed);
        play("generated shop, seed " + seed, ShopData.generated(seed), "ja", null);
        return score.end();
    }

    private void play(String title, ShopData data, String language, String page) {
        score.say("");
        score.say("=== " + title);
        try (Node node = Node.unpack(archive, folder, Node.freePort()).with("NOREN_SANDBOX", "1")) {
            node.start();
            Transcript transcript = Transcript.of("Acceptance: " + title);
            Api quiet = Api.at(node.address()).in(language);
            Desk desk = Desk.open(node, quiet);
            desk.loadDemo();
            if (page == null) {
                new ShopMaker(desk).make(data);
            }
            AcceptanceScene scene =
                    new AcceptanceScene(score, quiet.writtenTo(transcript), desk, new Cards(quiet), data, transcript);
            new GoodsAcceptance(scene).play();
            new AuthenticationAcceptance(scene).play();
            new SoftwareAcceptance(scene).play();
            if (page != null) {
                new StoppedProvider(scene, node).play();
            }
            if (page != null) {
                transcript.save(transcripts.resolve(page));
            }
            node.kill();
        }
    }
}
