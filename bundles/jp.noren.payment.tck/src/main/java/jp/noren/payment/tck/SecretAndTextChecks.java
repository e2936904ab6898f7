package jp.noren.payment.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Section 12: secrets are seen nowhere, and every code has its text in three languages. */
final class SecretAndTextChecks {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private final Subject subject;

    SecretAndTextChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        return List.of(
                subject.test("secrets show in no log, exception or toString", this::secrets),
                subject.test("each gap has its text in ja, en and vi", this::gaps),
                subject.test("the three catalogues have equal keys and placeholders", this::catalogues))
                .stream();
    }

    private void secrets() {
        List<String> seen = new ArrayList<>();
        Handler listener = listener(seen);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.addHandler(listener);
        root.setLevel(Level.ALL);
        try {
            seen.add(subject.provider.toString());
            seen.add(subject.info.toString());
            play(seen);
        } finally {
            root.removeHandler(listener);
            root.setLevel(before);
        }
        for (String secret : subject.author.secrets()) {
            seen.stream().filter(text -> text.contains(secret)).findFirst().ifPresent(text -> {
                throw Report.failure(
                        Guide.SECRETS_AND_TEXTS,
                        "the secrets to stay inside",
                        "one of them in: " + text.replace(secret, "<the secret>"));
            });
        }
    }

    private void play(List<String> seen) {
        seen.add(String.valueOf(subject.start(subject.newKey())));
        if (!subject.isOnline()) {
            return;
        }
        List<Mood> moods = subject.gateway.hasLine()
                ? List.of(
                        new Mood.Declines(),
                        new Mood.LosesReply(),
                        new Mood.Unreachable(),
                        new Mood.Garbles(Garbage.MAINTENANCE_PAGE),
                        new Mood.Garbles(Garbage.STATUS_500))
                : List.of(new Mood.Declines(), new Mood.LosesReply());
        for (Operation operation : Operation.of(subject)) {
            for (Mood mood : moods) {
                subject.gateway.behave(new Mood.Honest());
                seen.add(String.valueOf(operation.under(subject, mood)));
            }
        }
        subject.gateway.behave(new Mood.Honest());
    }

    private static Handler listener(List<String> seen) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                // the JDK's own loggers speak of the wire at these levels; the provider's do not
                String logger = String.valueOf(entry.getLoggerName());
                if (!logger.startsWith("jdk.") && !logger.startsWith("sun.") && !logger.startsWith("java")) {
                    seen.add(entry.getMessage() + " " + entry.getThrown());
                }
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    private void gaps() {
        subject.author.unconfigured().gaps().forEach(code -> hasTexts(subject, code));
    }

    private void catalogues() {
        Properties english = load(subject, "");
        for (String language : List.of("_ja", "_vi")) {
            Map<String, Object> expected = placeholders(english);
            Map<String, Object> came = placeholders(load(subject, language));
            Report.expect(
                    Guide.SECRETS_AND_TEXTS,
                    expected.equals(came),
                    "the keys and placeholders of the English catalogue in " + language + ": " + expected,
                    came);
        }
    }

    static void hasTexts(Subject subject, String code) {
        for (String language : List.of("", "_ja", "_vi")) {
            String text = load(subject, language).getProperty(code, "");
            String file = subject.author.catalogue() + language + ".properties";
            Report.expect(Guide.SECRETS_AND_TEXTS, !text.isBlank(), "a text for " + code + " in i18n/" + file, "none");
        }
    }

    private static Map<String, Object> placeholders(Properties texts) {
        Map<String, Object> found = new TreeMap<>();
        texts.forEach((key, text) -> {
            TreeSet<String> names = new TreeSet<>();
            Matcher matcher = PLACEHOLDER.matcher((String) text);
            while (matcher.find()) {
                names.add(matcher.group(1));
            }
            found.put((String) key, names);
        });
        return found;
    }

    private static Properties load(Subject subject, String language) {
        String name = "i18n/" + subject.author.catalogue() + language + ".properties";
        Properties texts = new Properties();
        try (InputStream in = subject.provider.getClass().getClassLoader().getResourceAsStream(name)) {
            Report.expect(Guide.SECRETS_AND_TEXTS, in != null, "the catalogue " + name, "no such file");
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
