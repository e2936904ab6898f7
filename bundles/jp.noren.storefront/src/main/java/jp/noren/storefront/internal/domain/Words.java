package jp.noren.storefront.internal.domain;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms of the codes and names that storefronts are made of. */
public final class Words {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,19}");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final Pattern POLICY = Pattern.compile("[a-z][A-Za-z0-9]{1,59}");
    private static final Pattern SWITCH = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*");
    private static final Pattern REGISTRATION = Pattern.compile("T[0-9]{13}");
    private static final Set<String> LANGUAGES = Set.of("ja", "en", "vi");
    private static final int LONGEST = 60;

    private Words() {}

    /** A storefront's id or a reseller's code. */
    public static boolean isCode(String text) {
        return text != null && CODE.matcher(text).matches();
    }

    /** What kind of shop. */
    public static boolean isType(String text) {
        return text != null && TYPE.matcher(text).matches();
    }

    public static boolean isPolicyKey(String text) {
        return text != null && POLICY.matcher(text).matches();
    }

    /** A bundle's word, such as {@code payment.sbps}. */
    public static boolean isSwitch(String text) {
        return text != null && text.length() <= LONGEST && SWITCH.matcher(text).matches();
    }

    /** The number of a qualified invoice issuer. */
    public static boolean isRegistrationNumber(String text) {
        return text != null && REGISTRATION.matcher(text).matches();
    }

    public static boolean areLanguages(List<String> languages) {
        return languages != null
                && !languages.isEmpty()
                && LANGUAGES.containsAll(languages)
                && Set.copyOf(languages).size() == languages.size();
    }
}
