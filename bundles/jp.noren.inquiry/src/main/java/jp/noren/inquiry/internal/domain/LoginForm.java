package jp.noren.inquiry.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.RefusedException.FieldError;

/**
 * What somebody who cannot log in writes about himself: his registered data (R096). It is not compared with anything here, so that nobody learns who is
 * registered.
 *
 * @param text what else he wants to say, or null
 */
public record LoginForm(String name, String email, String phone, String address, String text) {
    private static final int LONGEST_FIELD = 254;
    private static final int LONGEST_TEXT = 2_000;

    /** The name is needed, and one way to know him by. */
    public List<FieldError> faults() {
        List<FieldError> faults = new ArrayList<>();
        if (isBlank(name)) {
            faults.add(FieldError.of("/name", "inquiry.field-missing"));
        }
        if (isBlank(email) && isBlank(phone)) {
            faults.add(FieldError.of("/email", "inquiry.email-or-phone-missing"));
        }
        longest(faults, "/name", name, LONGEST_FIELD);
        longest(faults, "/email", email, LONGEST_FIELD);
        longest(faults, "/phone", phone, LONGEST_FIELD);
        longest(faults, "/address", address, LONGEST_FIELD);
        longest(faults, "/text", text, LONGEST_TEXT);
        return faults;
    }

    /** The ticket's text: one line each, as the desk reads it. */
    public String words() {
        return Stream.of(name, email, phone, address, text)
                .filter(line -> !isBlank(line))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void longest(List<FieldError> faults, String pointer, String value, int most) {
        if (value != null && value.length() > most) {
            faults.add(new FieldError(pointer, "inquiry.field-too-long", Map.of("max", most)));
        }
    }

    @Override
    public String toString() {
        return "LoginForm[hidden]";
    }
}
