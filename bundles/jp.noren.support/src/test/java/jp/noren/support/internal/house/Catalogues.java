package jp.noren.support.internal.house;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;

/** The bundle's own texts. Values are written plainly. */
public final class Catalogues implements Messages {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)}");
    private final Map<String, Properties> texts = new HashMap<>();

    public Catalogues() {
        texts.put("en", load("support.properties"));
        texts.put("ja", load("support_ja.properties"));
        texts.put("vi", load("support_vi.properties"));
    }

    private static Properties load(String file) {
        Properties properties = new Properties();
        try (InputStreamReader in =
                new InputStreamReader(Catalogues.class.getResourceAsStream("/i18n/" + file), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
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
        return Optional.ofNullable(in(language).getProperty(code)).map(text -> fill(text, args, language));
    }

    private static String fill(String text, Map<String, ?> args, String language) {
        Matcher names = PLACEHOLDER.matcher(text);
        return names.replaceAll(found -> {
            Object value = args.get(found.group(1));
            String plain = value instanceof LocalizedText localized ? localized.in(language) : String.valueOf(value);
            return Matcher.quoteReplacement(plain);
        });
    }

    @Override
    public String negotiate(String acceptLanguage) {
        return "ja";
    }
}
