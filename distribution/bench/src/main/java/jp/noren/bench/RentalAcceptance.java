package jp.noren.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The life of rental contracts over REST, in Japanese and in Vietnamese, each part from a fresh load of the demo: plan change, cancellation at every edge of its
 * windows, deposit, prepaid months, support with its key codes and claims, contracts of old, the settlements of the 25th, cards that fail, and the other dated
 * scenarios. Arguments: archive, folder, a folder for the transcripts, the languages ({@code ja,vi}; {@code none} for the generated shop alone, which comes last
 * in any case), and names of parts when only those are to be played, each written to a page of its own.
 */
public final class RentalAcceptance {
    private static final long SEED = 20261122;
    private static final String OCTOBER = "2026-10-10T10:00:00+09:00";
    private static final String NOVEMBER = "2026-11-10T10:00:00+09:00";
    private static final List<Part> PARTS = List.of(
            new Part("changes", OCTOBER, scene -> new PlanChangeAct(scene).play()),
            new Part("15th", OCTOBER, scene -> new CancellationDaysAct(scene).untilTheFifteenth()),
            new Part("edges", NOVEMBER, scene -> new CancellationAct(scene).play()),
            new Part("24th", NOVEMBER, scene -> new CancellationDaysAct(scene).onTheTwentyFourth()),
            new Part("26th", NOVEMBER, scene -> new CancellationDaysAct(scene).onTheTwentySixth()),
            new Part("scenarios", NOVEMBER, scene -> new ScenariosAct(scene).play()),
            new Part("support", NOVEMBER, scene -> new SupportAct(scene).play()),
            new Part("dunning", NOVEMBER, scene -> new DunningAct(scene).play()));
    private static final Part GENERATED =
            new Part("generated", "2026-10-25T10:00:00+09:00", scene -> new GeneratedRentalAct(scene, SEED).play());

    /** A part of the story. @param loadedAt when its demo is loaded */
    private record Part(String name, String loadedAt, Consumer<RentalScene> act) {}

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
        List<String> parts = arguments.length < 5 ? List.of() : List.of(arguments[4].split(","));
        boolean good = parts.isEmpty() ? acceptance.run(languages) : acceptance.some(languages, parts);
        System.exit(good ? 0 : 1);
    }

    boolean run(List<String> languages) {
        for (String language : languages) {
            Transcript transcript = Transcript.of("Acceptance of the rental shop: " + language);
            PARTS.forEach(part -> play(language, transcript, part));
            transcript.save(transcripts.resolve("acceptance-rental." + language + ".md"));
        }
        play("ja", Transcript.NONE, GENERATED);
        return score.end();
    }

    /** Each with a page of its own. */
    private boolean some(List<String> languages, List<String> names) {
        for (String language : languages) {
            Stream.concat(PARTS.stream(), Stream.of(GENERATED))
                    .filter(part -> names.contains(part.name()))
                    .forEach(part -> {
                        Transcript transcript = Transcript.of(part.name() + ": " + language);
                        play(language, transcript, part);
                        transcript.save(transcripts.resolve(part.name() + "." + language + ".md"));
                    });
        }
        return score.end();
    }

    /** Plan changes and what the 25th then charges, alone. */
    boolean changes(String language) {
        PARTS.stream().limit(1).forEach(part -> play(language, Transcript.NONE, part));
        return score.end();
    }

    private void play(String language, Transcript transcript, Part part) {
        score.say("");
        score.say("=== Rental, " + part.name() + ", " + language + ", loaded at " + part.loadedAt());
        Node node = Node.unpack(archive, folder, Node.freePort());
        try (RentalScene scene = RentalScene.open(node, score, transcript, language, part.loadedAt())) {
            part.act().accept(scene);
        } catch (IllegalStateException | NullPointerException broken) {
            score.check("the act goes on", false, broken);
        }
    }
}
