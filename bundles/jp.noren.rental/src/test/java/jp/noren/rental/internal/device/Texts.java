package jp.noren.rental.internal.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.noren.i18n.Messages;
import jp.noren.kernel.LocalizedText;

/** The bundle's own texts. Values are written plainly. */
public final class Texts implements Messages {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_0-9]+)}");

    public static Properties in(String language) {
        String suffix = language.equals("en") ? "" : "_" + language;
        Properties all = new Properties();
        for (String file : new String[] {"rental", "rental-devices"}) {
            String path = "/i18n/" + file + suffix + ".properties";
            if (Texts.class.getResource(path) != null) {
                load(all, path);
            }
        }
        return all;
    }

    private static void load(Properties all, String file) {
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String text(String language, String code, Map<String, ?> args) {
        return find(language, code, args).orElse(code);
    }

    @Override
    public Optional<String> find(String language, String code, Map<String, ?> args) {
        return Optional.ofNullable(in(language).getProperty(code))
                .map(text -> PLACEHOLDER.matcher(text).replaceAll(found -> {
                    Object value = args.get(found.group(1));
                    return Matcher.quoteReplacement(value == null ? found.group() : plain(value, language));
                }));
    }

    @Override
    public String negotiate(String acceptLanguage) {
        return "ja";
    }

    private static String plain(Object value, String language) {
        return value instanceof LocalizedText localized ? localized.in(language) : value.toString();
    }
}
