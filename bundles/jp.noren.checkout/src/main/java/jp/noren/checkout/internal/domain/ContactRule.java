package jp.noren.checkout.internal.domain;

import java.util.ArrayList;
import java.util.List;
import jp.noren.kernel.RefusedException.FieldError;

/** Who buys on account can be billed and reached: post code, address and phone are known before he orders, as the payment company asks for them (R120). */
public final class ContactRule {
    private static final String POINTER = "/payment/method";
    private static final String POSTCODE = "[0-9]{3}-?[0-9]{4}";
    private static final String PHONE = "0[0-9]{9,10}";

    private ContactRule() {}

    /** What is missing in the member's registration; each may be null there. Empty for methods that bill nobody. */
    public static List<FieldError> faults(Tender tender, String postcode, String address, String phone) {
        List<FieldError> faults = new ArrayList<>();
        if (tender.isOnAccount()) {
            check(faults, text(postcode).matches(POSTCODE), "checkout.contact-postcode-missing");
            check(faults, !text(address).isEmpty(), "checkout.contact-address-missing");
            check(faults, text(phone).replaceAll("[\\s()-]", "").matches(PHONE), "checkout.contact-phone-missing");
        }
        return faults;
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }

    private static void check(List<FieldError> faults, boolean right, String code) {
        if (!right) {
            faults.add(FieldError.of(POINTER, code));
        }
    }
}
