package jp.noren.member.api;

/**
 * Where a member can be reached; what a pay-later company asks for. Parts that are not known are null.
 *
 * @param company his firm; null for private persons
 * @param department where there is one
 * @param person who is to be addressed
 * @param postcode {@code 123-4567}
 * @param address in one line, without the postcode
 * @param phone digits and hyphens
 */
public record ContactView(
        String company, String department, String person, String postcode, String address, String phone) {
    public static final ContactView NONE = new ContactView(null, null, null, null, null, null);

    @Override
    public String toString() {
        return "ContactView[hidden]";
    }
}
