package jp.noren.rest.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import jp.noren.i18n.Messages;

/** This bundle's own catalogues, read from their files. */
public final class FileMessages implements Messages {
    private final Map<String, Properties> texts = new HashMap<>();

    public FileMessages() {
        texts.put("en", read("/i18n/rest.properties"));
        texts.put("ja", read("/i18n/rest_ja.properties"));
        texts.put("vi", read("/i18n/rest_vi.properties"));
    }

    private static Properties read(String file) {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(FileMessages.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
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
        String text = texts.get(language).getProperty(code);
        for (Map.Entry<String, ?> arg : args.entrySet()) {
            text = text == null ? null : text.replace("{" + arg.getKey() + "}", String.valueOf(arg.getValue()));
        }
        return Optional.ofNullable(text);
    }

    @Override
    public String negotiate(String acceptLanguage) {
        return acceptLanguage != null && texts.containsKey(acceptLanguage) ? acceptLanguage : "ja";
    }
}
