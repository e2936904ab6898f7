package jp.noren.i18n;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts by code. Each bundle brings its own catalogues {@code i18n/<name>.properties} (English), {@code _ja} and {@code _vi};
 * they come and go with the bundle. Placeholders are named: <code>{amount}</code>. Values are written as a reader of the language expects them:
 * {@code Long} and {@code Integer} grouped, {@link jp.noren.kernel.Yen} with its unit, {@code LocalDate}, {@code YearMonth}, {@code Instant} (in
 * Japan's time), {@link jp.noren.kernel.LocalizedText} in the language; anything else by its {@code toString()}.
 */
public interface Messages {

    /** The languages of the house in the order of preference; the first is the default. */
    List<String> LANGUAGES = List.of("ja", "en", "vi");

    /** The text of a code, or the code itself when no bundle knows it. */
    String text(String language, String code, Map<String, ?> args);

    /** The text of a code, or nothing when no bundle knows it. */
    Optional<String> find(String language, String code, Map<String, ?> args);

    /**
     * The best language for an {@code Accept-Language} header; {@code ja} for null, an empty header or none of ours.
     */
    String negotiate(String acceptLanguage);
}
