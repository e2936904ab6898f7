package jp.noren.member.internal.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import jp.noren.kernel.RefusedException.FieldError;

/** Reads what a person typed about himself: each field in its normal form, or what is wrong with it, by the field's name. */
public final class ProfileForm {
    private static final Set<String> KINDS = Set.of("INDIVIDUAL", "SOLE_PROPRIETOR", "CORPORATE");
    private static final Set<String> LANGUAGES = Set.of("ja", "en", "vi");
    private static final int NAME = 100;
    private static final int SHORT = 50;
    private static final int LONG = 200;

    private final List<FieldError> faults = new ArrayList<>();

    /** What was wrong so far. */
    public List<FieldError> faults() {
        return List.copyOf(faults);
    }

    /** The profile with every field that could be read. */
    public Profile read(Profile typed) {
        return new Profile(
                oneOf("/kind", typed.kind(), KINDS),
                text("/name", required("/name", typed.name()), NAME),
                parsed("/email", required("/email", typed.email()), EmailAddress::parse, "member.email-invalid"),
                oneOf("/language", typed.language(), LANGUAGES),
                phone(typed.phone()),
                transferName(typed.transferName()),
                address(typed.address()),
                contact(typed.contact()));
    }

    /** A text that must be there. */
    public String need(String pointer, String typed, int longest) {
        return text(pointer, required(pointer, typed), longest);
    }

    public String postcode(String typed) {
        return parsed("/postcode", typed, Postcode::parse, "member.postcode-invalid");
    }

    public String phone(String typed) {
        return parsed("/phone", typed, PhoneNumber::parse, "member.phone-invalid");
    }

    public String transferName(String typed) {
        return parsed("/transfer_name", typed, TransferName::parse, "member.transfer-name-invalid");
    }

    public String email(String typed) {
        return parsed("/email", typed, EmailAddress::parse, "member.email-invalid");
    }

    public String loginId(String typed) {
        return parsed("/login_id", typed, LoginName::parse, "member.login-id-invalid");
    }

    public String language(String typed) {
        return typed == null ? null : oneOf("/language", typed, LANGUAGES);
    }

    public Address address(Address typed) {
        if (typed == null) {
            return Address.NONE;
        }
        return new Address(
                parsed("/address/postcode", typed.postcode(), Postcode::parse, "member.postcode-invalid"),
                text("/address/region", typed.region(), SHORT),
                text("/address/city", typed.city(), NAME),
                text("/address/street", typed.street(), LONG),
                text("/address/building", typed.building(), LONG));
    }

    public ContactPerson contact(ContactPerson typed) {
        return typed == null
                ? ContactPerson.NONE
                : new ContactPerson(
                        text("/contact/department", typed.department(), NAME),
                        text("/contact/person", typed.person(), NAME));
    }

    private String required(String pointer, String typed) {
        if (typed == null || typed.isBlank()) {
            faults.add(FieldError.of(pointer, "member.field-missing"));
            return null;
        }
        return typed;
    }

    private String text(String pointer, String typed, int longest) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String text = typed.strip();
        if (text.length() > longest) {
            faults.add(new FieldError(pointer, "member.field-too-long", Map.of("max", longest)));
        } else if (text.codePoints().anyMatch(Character::isISOControl)) {
            faults.add(FieldError.of(pointer, "member.field-has-control-character"));
        }
        return text;
    }

    private String oneOf(String pointer, String typed, Set<String> words) {
        if (typed == null || !words.contains(typed)) {
            faults.add(new FieldError(pointer, "member.field-not-one-of", Map.of("words", sorted(words))));
        }
        return typed;
    }

    private static String sorted(Set<String> words) {
        return String.join(", ", words.stream().sorted().toList());
    }

    private String parsed(String pointer, String typed, Function<String, Optional<String>> parse, String code) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        Optional<String> read = parse.apply(typed);
        if (read.isEmpty()) {
            faults.add(FieldError.of(pointer, code));
        }
        return read.orElse(null);
    }
}
