package jp.noren.payment.npinvoice.internal.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who and where, in the company's form: post code and phone as digits. The lengths of the texts are those of the same company's interface for
 * consumers, as far as it has them; an assumption.
 *
 * @param company as registered; of a sole proprietor the trade name or his own
 * @param department empty where there is none
 * @param zip 7 digits
 * @param phone 10 or 11 digits, beginning with 0
 */
public record Place(String company, String department, String person, String zip, String address, String phone) {
    private static final int LONGEST_COMPANY = 60;
    private static final int LONGEST_DEPARTMENT = 60;
    private static final int LONGEST_PERSON = 60;
    private static final int LONGEST_ADDRESS = 150;
    private static final Pattern ZIP = Pattern.compile("[0-9]{7}");
    private static final Pattern PHONE = Pattern.compile("0[0-9]{9}|0[25-9]0[0-9]{8}");

    /** From what the house knows: hyphens are taken out, and the company stands in for a person who is not named. */
    public static Place of(String company, String department, String person, String zip, String address, String phone) {
        String name = text(company).isEmpty() ? text(person) : text(company);
        return new Place(
                name,
                text(department),
                text(person).isEmpty() ? name : text(person),
                digits(zip),
                text(address),
                digits(phone));
    }

    private static String text(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    private static String digits(String text) {
        return text == null ? "" : text.replaceAll("[\\s()-]", "");
    }

    /** What is missing or does not fit, in the company's word for the field; empty when all is well. */
    public Optional<String> flaw() {
        if (!fits(company, LONGEST_COMPANY)) {
            return Optional.of("companyName");
        }
        if (!department.isEmpty() && !fits(department, LONGEST_DEPARTMENT)) {
            return Optional.of("department");
        }
        if (!fits(person, LONGEST_PERSON)) {
            return Optional.of("customerName");
        }
        if (!fits(address, LONGEST_ADDRESS)) {
            return Optional.of("address");
        }
        if (!ZIP.matcher(zip).matches()) {
            return Optional.of("zipCode");
        }
        return PHONE.matcher(phone).matches() ? Optional.empty() : Optional.of("telNo");
    }

    private static boolean fits(String text, int longest) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= longest;
    }

    /** Names and addresses are personal. */
    @Override
    public String toString() {
        return "Place[hidden]";
    }
}
