package jp.noren.member.internal.domain;

/** Where somebody lives or has his office. Parts that are not there are null. */
public record Address(String postcode, String region, String city, String street, String building) {
    public static final Address NONE = new Address(null, null, null, null, null);
}
