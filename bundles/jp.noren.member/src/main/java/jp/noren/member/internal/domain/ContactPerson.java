package jp.noren.member.internal.domain;

/** Who is to be addressed at a company; each part may be null. What pay-later companies ask for. */
public record ContactPerson(String department, String person) {
    public static final ContactPerson NONE = new ContactPerson(null, null);
}
