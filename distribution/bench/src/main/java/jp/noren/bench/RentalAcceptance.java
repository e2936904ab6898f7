package jp.noren.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The life of rental contracts over REST, in Japanese and in Vietnamese, each part from a fresh load of the demo: plan change, cancellation at every edge of its
 * windows, deposit, prepaid months, support with its key codes and claims, contracts of old, the settlements of the 25th, and cards that fail. Arguments: archive, folder, a
 * folder for the transcripts, and the languages ({@code ja,vi}; {@code none} for the generated shop alone, which comes last in any case).
 */
public final class RentalAcceptance {
    private static final long SEED = 20261122;
    private static final String LOADED_IN_OCTOBER = "2026-10-10T10:00:00+09:00";

    private final Score score = new Score(System.out);
    private final Path archive;
    private final Path folder;
    private final Path transcripts;

    RentalAcceptance(Path archive, Path folder, Path transcripts) {
        this.archive = archive;
        this.folder = folder;
        this.transcripts = transcripts;
    }

    public static void main(String[] arguments) {
        RentalAcceptance acceptance =
                new RentalAcceptance(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
        List<String> languages = arguments.length < 4
                ? List.of("ja", "vi")
                : Stream.of(arguments[3].split(","))
                        .filter(language -> !language.equals("none"))
                        .toList();
        boolean good = acceptance.run(languages);
        System.exit(good ? 0 : 1);
    }

    boolean run(List<String> languages) {
        for (String language : languages) {
            Transcript transcript = Transcript.of("Acceptance of the rental shop: " + language);
            play(language, transcript, LOADED_IN_OCTOBER, scene -> new PlanChangeAct(scene).play());
            play(language, transcript, "2026-11-10T10:00:00+09:00", scene -> new CancellationAct(scene).play());
            play(language, transcript, "2026-11-10T10:00:00+09:00", scene -> new SupportAct(scene).play());
            play(language, transcript, "2026-11-10T10:00:00+09:00", scene -> new DunningAct(scene).play());
            transcript.save(transcripts.resolve("acceptance-rental." + language + ".md"));
        }
        play("ja", Transcript.NONE, "2026-10-25T10:00:00+09:00", scene -> new GeneratedRentalAct(scene, SEED).play());
        return score.end();
    }

    /** Plan changes and what the 25th then charges, alone. */
    boolean changes(String language) {
        play(language, Transcript.NONE, LOADED_IN_OCTOBER, scene -> new PlanChangeAct(scene).play());
        return score.end();
    }

    private void play(String language, Transcript transcript, String loadedAt, Consumer<RentalScene> act) {
        score.say("");
        score.say("=== Rental, " + language + ", loaded at " + loadedAt);
        Node node = Node.unpack(archive, folder, Node.freePort());
        try (RentalScene scene = RentalScene.open(node, score, transcript, language, loadedAt)) {
            act.accept(scene);
        } catch (IllegalStateException | NullPointerException broken) {
            score.check("the act goes on", false, broken);
        }
    }
}
