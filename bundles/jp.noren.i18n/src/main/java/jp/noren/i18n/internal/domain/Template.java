package jp.noren.i18n.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with named placeholders: <code>{amount}</code>. Braces around anything but a name are ordinary characters.
 * A value is put in as it is: what looks like a placeholder within it stays what it is.
 */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9_]*)}");

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Name(String name) implements Part {}
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher names = PLACEHOLDER.matcher(text);
        int done = 0;
        while (names.find()) {
            parts.add(new Part.Text(text.substring(done, names.start())));
            parts.add(new Part.Name(names.group(1)));
            done = names.end();
        }
        parts.add(new Part.Text(text.substring(done)));
        return new Template(parts);
    }

    /** A placeholder without a value stays visible, so that the mistake is seen and nothing else is lost. */
    String render(Language language, Map<String, ?> args) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Name named) {
                Object value = args.get(named.name());
                text.append(value == null ? "{" + named.name() + "}" : language.render(value));
            } else {
                text.append(((Part.Text) part).text());
            }
        }
        return text.toString();
    }
}
