package jp.noren.member.internal.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What somebody who cannot log in wrote about himself, against what is registered (R096): his name, and his address or phone, must be given, and
 * everything that is given must be equal.
 *
 * @param name as written; blanks, width and capitals make no difference
 * @param email in its normal form, or null
 * @param phone in its normal form, or null
 * @param postcode in its normal form, or null
 */
public record DeskMatch(String name, String email, String phone, String postcode) {

    public boolean isEnough() {
        return name != null && (email != null || phone != null);
    }

    public boolean fits(Profile registered) {
        return plain(name).equals(plain(registered.name()))
                && (email == null || EmailAddress.key(email).equals(EmailAddress.key(registered.email())))
                && (phone == null || digits(phone).equals(digits(registered.phone())))
                && (postcode == null || postcode.equals(registered.address().postcode()));
    }

    /** The words for the trail: which fields were compared, not what they say. */
    public List<String> compared() {
        List<String> fields = new ArrayList<>(List.of("name"));
        add(fields, "email", email);
        add(fields, "phone", phone);
        add(fields, "postcode", postcode);
        return fields;
    }

    private static void add(List<String> fields, String field, String value) {
        if (value != null) {
            fields.add(field);
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u3000]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String digits(String phone) {
        return phone == null ? "" : phone.replaceAll("[^0-9]", "");
    }

    @Override
    public String toString() {
        return "DeskMatch" + compared();
    }
}
