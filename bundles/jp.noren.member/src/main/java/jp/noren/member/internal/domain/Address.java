package jp.noren.member.internal.domain;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where somebody lives or has his office. Parts that are not there are null. */
public record Address(String postcode, String region, String city, String street, String building) {
    public static final Address NONE = new Address(null, null, null, null, null);

    /** The address in one line as it is written in Japan, without the postcode; null when nothing of it is known. */
    public String line() {
        String line = Stream.of(region, city, street, building)
                .filter(Objects::nonNull)
                .collect(Collectors.joining());
        return line.isEmpty() ? null : line;
    }
}
