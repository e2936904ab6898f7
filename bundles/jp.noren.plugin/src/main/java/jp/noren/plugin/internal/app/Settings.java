package jp.noren.plugin.internal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.noren.plugin.internal.domain.Admission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured, read once: who changes the file restarts this component alone. */
@Component(service = Settings.class, configurationPid = PluginSettings.PID)
@Designate(ocd = PluginSettings.class)
public final class Settings {
    private static final Pattern HASH = Pattern.compile("(?m)^([0-9a-f]{64})\\b");

    private final PluginSettings values;
    private final Admission admission;

    @Activate
    public Settings(PluginSettings values) {
        this.values = values;
        this.admission = Admission.of(required(values.admission()), allowed(values.allowed()), words(values.keys()));
    }

    /** A word that is neither of the two must not open the house. */
    private static boolean required(String admission) {
        return !admission.equals("open");
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s,]+")).filter(word -> !word.isBlank()).toList();
    }

    /** Each word is a hash, or a file that {@code sha256sum} could have written. */
    private static Set<String> allowed(String text) {
        Set<String> hashes = new HashSet<>();
        for (String word : words(text)) {
            String lines = HASH.matcher(word).matches() ? word : content(Path.of(word));
            HASH.matcher(lines).results().forEach(found -> hashes.add(found.group(1)));
        }
        return hashes;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the list of allowed bundles", e);
        }
    }

    public Admission admission() {
        return admission;
    }

    public boolean twoPersons() {
        return values.two_persons();
    }

    /** How long a new version may take to start and to test itself. */
    public Duration testTime() {
        return Duration.ofSeconds(values.test_seconds());
    }

    /** How long after it was routed a version that lacks a class is taken back. */
    public Duration probation() {
        return Duration.ofSeconds(values.probation_seconds());
    }

    public Optional<Path> deploy() {
        return Optional.of(values.deploy()).filter(text -> !text.isBlank()).map(Path::of);
    }
}
