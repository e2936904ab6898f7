package jp.noren.capability.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;

/** The texts of the bundle under test, from its catalogues on the class path. Values are written plainly; a value that is missing shows as its name. */
public final class OwnTexts implements Messages {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_0-9]+)}");
    private static final List<String> LANGUAGES = List.of("en", "ja", "vi");

    private final Map<String, Properties> texts = new HashMap<>();

    /**
     * @param catalogues their names without language, such as {@code billing}
     * @throws IllegalArgumentException for one that lacks a language
     */
    public OwnTexts(String... catalogues) {
        for (String language : LANGUAGES) {
            Properties all = new Properties();
            for (String catalogue : catalogues) {
                load(all, "/i18n/" + catalogue + (language.equals("en") ? "" : "_" + language) + ".properties");
            }
            texts.put(language, all);
        }
    }

    private static void load(Properties all, String file) {
        try (InputStream in = OwnTexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("not on the class path: " + file);
            }
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Properties in(String language) {
        return texts.get(language);
    }

    @Override
    public String text(String language, String code, Map<String, ?> args) {
        return find(language, code, args).orElse(code);
    }

    @Override
    public Optional<String> find(String language, String code, Map<String, ?> args) {
        return Optional.ofNullable(in(language).getProperty(code)).map(text -> filled(text, args, language));
    }

    private static String filled(String text, Map<String, ?> args, String language) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            Object value = args.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : plain(value, language));
        });
    }

    private static String plain(Object value, String language) {
        return value instanceof LocalizedText localized ? localized.in(language) : value.toString();
    }

    @Override
    public String negotiate(String acceptLanguage) {
        return "ja";
    }
}
