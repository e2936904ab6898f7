package jp.noren.member.internal.domain;

/**
 * The basic information of a member (R104).
 *
 * @param kind {@code INDIVIDUAL}, {@code SOLE_PROPRIETOR} or {@code CORPORATE}
 * @param language {@code ja}, {@code en} or {@code vi}: the language of his mails
 * @param phone or null
 * @param transferName his name as a bank writes it, or null
 * @param contact who is to be addressed there
 */
public record Profile(
        String kind,
        String name,
        String email,
        String language,
        String phone,
        String transferName,
        Address address,
        ContactPerson contact) {

    /** For whoever is addressed by his own name. */
    public Profile(
            String kind,
            String name,
            String email,
            String language,
            String phone,
            String transferName,
            Address address) {
        this(kind, name, email, language, phone, transferName, address, ContactPerson.NONE);
    }
}
