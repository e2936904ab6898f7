package jp.noren.notification.internal.domain;

import java.util.regex.Pattern;

/** Texts that go into a mail's head, where a line break would begin another head. */
public final class MailText {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u2028\u2029]+");
    private static final Pattern SYNTAX = Pattern.compile("[\"<>\\\\]+");

    private MailText() {}

    /** One line, for the subject. */
    public static String line(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    /** {@code Name <address>}; the address alone when there is no name. */
    public static String from(String name, String address) {
        String clean = SYNTAX.matcher(line(name)).replaceAll("").strip();
        return clean.isEmpty() ? address : clean + " <" + address + ">";
    }
}
